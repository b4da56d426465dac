# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target carries every warning and definition of the project.
add_library(spyhop_flags INTERFACE)
target_compile_definitions(spyhop_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    SPYHOP_VERSION="${PROJECT_VERSION}")
target_compile_options(spyhop_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual -Wswitch)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 warns about code inside the standard library once it is inlined at -O2 (GCC bugs 105329, 105651).
    target_compile_options(spyhop_flags INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow)
    # A precompiled header that does not fit is read as text instead: slower, never wrong.
    target_compile_options(spyhop_flags INTERFACE -Wno-error=invalid-pch)
endif()
if(SPYHOP_WERROR)
    target_compile_options(spyhop_flags INTERFACE -Werror)
    target_compile_definitions(spyhop_flags INTERFACE _GLIBCXX_ASSERTIONS QT_FORCE_ASSERTS)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_compile_options(spyhop_flags INTERFACE -fstack-protector-strong)
    target_compile_definitions(spyhop_flags INTERFACE _FORTIFY_SOURCE=2)
    target_link_options(spyhop_flags INTERFACE -Wl,-z,relro,-z,now)
endif()
if(SPYHOP_SANITIZE)
    target_compile_options(spyhop_flags INTERFACE -fsanitize=${SPYHOP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(spyhop_flags INTERFACE -fsanitize=${SPYHOP_SANITIZE})
endif()
target_include_directories(spyhop_flags INTERFACE ${CMAKE_SOURCE_DIR})
