# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later

# spyhop_floor(NUMBER ROOMS room… LINK target…): the static library of one core floor.
# Each room lists its own files in core/ROOM/CMakeLists.txt by target_sources(${SPYHOP_FLOOR} …).
function(spyhop_floor number)
    cmake_parse_arguments(ARG "" "" "ROOMS;LINK" ${ARGN})
    set(SPYHOP_FLOOR spyhop_core${number})
    add_library(${SPYHOP_FLOOR} STATIC)
    target_link_libraries(${SPYHOP_FLOOR} PUBLIC spyhop_flags ${ARG_LINK})
    target_precompile_headers(${SPYHOP_FLOOR} PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch_core.h)
    foreach(room IN LISTS ARG_ROOMS)
        if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/CMakeLists.txt)
            add_subdirectory(${room})
            # A room's list of files changes when a file joins it: then moc must look again, which CMake 3.25 forgets.
            set_property(TARGET ${SPYHOP_FLOOR} APPEND PROPERTY
                AUTOGEN_TARGET_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/CMakeLists.txt)
        endif()
    endforeach()
endfunction()

# spyhop_test(NAME LINK target… [SOURCES file…] [LABELS label…] [TIMEOUT s]): one Qt Test executable, NAME.cpp, run offscreen.
function(spyhop_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "LINK;SOURCES;LABELS;ENVIRONMENT" ${ARGN})
    add_executable(${name} ${name}.cpp ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE spyhop_flags ${ARG_LINK} spyhop_testsupport Qt6::Test)
    target_precompile_headers(${name} REUSE_FROM spyhop_testpch)
    add_test(NAME ${name} COMMAND ${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;SPYHOP_SOURCE_DIR=${CMAKE_SOURCE_DIR};SPYHOP_BIN_DIR=${CMAKE_RUNTIME_OUTPUT_DIRECTORY};${ARG_ENVIRONMENT}")
endfunction()
