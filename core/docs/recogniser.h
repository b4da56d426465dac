// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/docs/picturereader.h"
#include "core/docs/readerwire.h"

#include <memory>

namespace tesseract {
class TessBaseAPI;
}

namespace spyhop::docs {

//! \brief Text recognition in Chinese and English by Tesseract, in this process. Owner: the reader process.
class Recogniser {
public:
    Recogniser();
    ~Recogniser();

    //! Loads the languages that are installed, of those Spyhop knows; before the sandbox closes.
    void load();
    //! Errors: Unreadable (no language is installed).
    [[nodiscard]] base::Expected<RecognisedText> recognise(const Raster& raster, int dpi);

private:
    //! In the way that is set to find where text stands. `height`: of its words, in pixels.
    [[nodiscard]] RecognisedText recogniseAsSet(const Raster& raster, int dpi, int& height);

    std::unique_ptr<tesseract::TessBaseAPI> m_engine;
    bool m_ready = false;
};

//! Tesseract puts spaces between Chinese characters: this takes them out, and ends lines and paragraphs as other text
//! does.
[[nodiscard]] QString plainRecognisedText(const QString& raw);

} // namespace spyhop::docs
