# SPDX-License-Identifier: MIT
# Installing: headers, library, licence, pages and examples, the headers as data, CMake package and pkg-config file; and the
# build tree as a package.
include(CMakePackageConfigHelpers)

install(TARGETS mborules EXPORT mborules
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/mborules ${PROJECT_BINARY_DIR}/include/mborules
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/CHANGELOG.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md"
  PATTERN "*.schema.json")
# To copy from, and for who binds the library to another language: the headers as data.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/examples DESTINATION ${CMAKE_INSTALL_DOCDIR}
  FILES_MATCHING PATTERN "*.c" PATTERN "*.csv" PATTERN "*.py" PATTERN "*.md" PATTERN "*.mplstyle" PATTERN "*.lua" PATTERN "*.conf")
install(FILES ${PROJECT_SOURCE_DIR}/bindings/mborules-api.json DESTINATION ${CMAKE_INSTALL_DATADIR}/mborules)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/mborules)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/mborules-config.cmake.in
  ${PROJECT_BINARY_DIR}/mborules-config.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/mborules-config-version.cmake
  COMPATIBILITY ${MBORULES_COMPATIBILITY})
install(FILES ${PROJECT_BINARY_DIR}/mborules-config.cmake ${PROJECT_BINARY_DIR}/mborules-config-version.cmake
  DESTINATION ${package_dir})
install(EXPORT mborules NAMESPACE mborules:: FILE mborules-targets.cmake DESTINATION ${package_dir})
export(EXPORT mborules NAMESPACE mborules:: FILE ${PROJECT_BINARY_DIR}/mborules-targets.cmake)

# GNUInstallDirs allows absolute folders; only a relative one hangs under the prefix.
foreach(dir IN ITEMS LIBDIR INCLUDEDIR)
  if(IS_ABSOLUTE "${CMAKE_INSTALL_${dir}}")
    set(MBORULES_PC_${dir} "${CMAKE_INSTALL_${dir}}")
  else()
    set(MBORULES_PC_${dir} "\${prefix}/${CMAKE_INSTALL_${dir}}")
  endif()
endforeach()
if(NOT BUILD_SHARED_LIBS)
  set(MBORULES_PC_CFLAGS " -DMBO_STATIC")
endif()
if(MBORULES_FFI)
  set(MBORULES_PC_FFI " libffi")
endif()
# In two steps: the prefix is only known when it is installed (cmake --install --prefix).
set(MBORULES_PC_PREFIX "@CMAKE_INSTALL_PREFIX@")
configure_file(${PROJECT_SOURCE_DIR}/pkgconfig/mborules.pc.in ${PROJECT_BINARY_DIR}/mborules.pc.in @ONLY)
install(CODE "configure_file(\"${PROJECT_BINARY_DIR}/mborules.pc.in\" \"${PROJECT_BINARY_DIR}/mborules.pc\" @ONLY)")
install(FILES ${PROJECT_BINARY_DIR}/mborules.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
