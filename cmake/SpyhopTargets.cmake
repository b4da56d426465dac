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
        endif()
    endforeach()
    spyhop_moc_again(${SPYHOP_FLOOR})
endfunction()

# spyhop_moc_again(TARGET): CMake 3.25 does not run moc again when a target gets a new file; this does.
function(spyhop_moc_again target)
    get_target_property(sources ${target} SOURCES)
    string(SHA1 now "${sources}")
    if(NOT "${SPYHOP_SOURCES_${target}}" STREQUAL now)
        file(REMOVE ${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/timestamp)
        set(SPYHOP_SOURCES_${target} ${now} CACHE INTERNAL "")
    endif()
endfunction()

# spyhop_allocator(TARGET): the allocator that the programs run with, if this build has one, and what they do before it. Wants
# spyhop_core0.
function(spyhop_allocator target)
    if(TARGET PkgConfig::JEMALLOC)
        # Nothing names it: it takes the place of the C library's own.
        target_link_libraries(${target} PRIVATE -Wl,--no-as-needed PkgConfig::JEMALLOC -Wl,--as-needed)
        target_sources(${target} PRIVATE ${CMAKE_SOURCE_DIR}/app/wipingfree.cpp)
    endif()
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
        set(ARG_TIMEOUT 300) # of a busy machine; it ends what hangs
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;SPYHOP_SOURCE_DIR=${CMAKE_SOURCE_DIR};SPYHOP_BIN_DIR=${CMAKE_RUNTIME_OUTPUT_DIRECTORY};${ARG_ENVIRONMENT}")
endfunction()

# Tests on a real display, which a script makes; they skip with a word where that cannot be.
function(spyhop_display_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "WITH;LINK;LABELS" ${ARGN})
    add_executable(${name} ${name}.cpp)
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/tests)
    target_link_libraries(${name} PRIVATE spyhop_flags ${ARG_LINK} Qt6::Test)
    target_precompile_headers(${name} REUSE_FROM spyhop_testpch)
    add_test(NAME ${name} COMMAND ${ARG_WITH} $<TARGET_FILE:${name}>)
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} SKIP_RETURN_CODE 77 LABELS "${ARG_LABELS}")
endfunction()
