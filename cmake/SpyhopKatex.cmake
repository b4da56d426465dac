# SPDX-FileCopyrightText: 2026 The Spyhop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# KaTeX comes from the system's packages and is embedded when the program is built: nothing is vendored, and the
# program needs no file of it when it runs.
set(SPYHOP_KATEX_DIR /usr/share/javascript/katex CACHE PATH "Where katex.min.js and contrib/mhchem.js lie")
set(SPYHOP_KATEX_FONTS /usr/share/fonts/truetype/katex CACHE PATH "Where the KaTeX_*.ttf files lie")

set(spyhop_katex_scripts ${SPYHOP_KATEX_DIR}/katex.min.js ${SPYHOP_KATEX_DIR}/contrib/mhchem.js)
set(spyhop_katex_fonts)
foreach(name Main-Regular Main-Bold Main-Italic Main-BoldItalic Math-Italic Math-BoldItalic AMS-Regular Caligraphic-Regular
        Caligraphic-Bold Fraktur-Regular Fraktur-Bold SansSerif-Regular SansSerif-Bold SansSerif-Italic Script-Regular
        Size1-Regular Size2-Regular Size3-Regular Size4-Regular Typewriter-Regular)
    list(APPEND spyhop_katex_fonts ${SPYHOP_KATEX_FONTS}/KaTeX_${name}.ttf)
endforeach()
foreach(file IN LISTS spyhop_katex_scripts spyhop_katex_fonts)
    if(NOT EXISTS ${file})
        message(FATAL_ERROR "${file} is missing: formulas are drawn by KaTeX. Install libjs-katex and fonts-katex (Debian, "
            "Ubuntu), or set SPYHOP_KATEX_DIR and SPYHOP_KATEX_FONTS to where katex.min.js with contrib/mhchem.js and the "
            "fonts KaTeX_*.ttf lie.")
    endif()
endforeach()

# spyhop_katex_resource(NAME PREFIX file…): NAME.qrc over files outside the tree, and in NAME_sources its source.
function(spyhop_katex_resource name prefix)
    set(entries)
    foreach(file IN LISTS ARGN)
        get_filename_component(alias ${file} NAME)
        string(APPEND entries "<file alias=\"${alias}\">${file}</file>\n")
    endforeach()
    set(qrc ${CMAKE_CURRENT_BINARY_DIR}/${name}.qrc)
    file(CONFIGURE OUTPUT ${qrc} CONTENT "<RCC><qresource prefix=\"${prefix}\">\n${entries}</qresource></RCC>\n")
    qt_add_resources(sources ${qrc})
    set(${name}_sources ${sources} PARENT_SCOPE)
endfunction()
