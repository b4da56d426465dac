// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/recogniser.h"
#include "core/docs/numbers.h"
#include "core/docs/say.h"

#include <algorithm>
#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>
#include <vector>

namespace spyhop::docs {
namespace {

bool isHan(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)
        || (code >= 0x3000 && code <= 0x303f) || (code >= 0xff01 && code <= 0xff5e);
}

//! Of the words that were recognised, the median in pixels; 0: none were.
int wordHeight(tesseract::TessBaseAPI& engine)
{
    std::vector<int> heights;
    const std::unique_ptr<tesseract::ResultIterator> words(engine.GetIterator());
    if (!words)
        return 0;
    do {
        int left = 0;
        int top = 0;
        int right = 0;
        int bottom = 0;
        if (words->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom))
            heights.push_back(bottom - top);
    } while (words->Next(tesseract::RIL_WORD));
    if (heights.empty())
        return 0;
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

} // namespace

Recogniser::Recogniser() = default;
Recogniser::~Recogniser() = default;

void Recogniser::load()
{
    m_engine = std::make_unique<tesseract::TessBaseAPI>();
    // The first one that loads; Chinese first, since it decides how a page is cut into lines.
    for (const char* languages : {"chi_sim+eng", "chi_sim", "eng"}) {
        if (m_engine->Init(nullptr, languages, tesseract::OEM_LSTM_ONLY) == 0) {
            m_ready = true;
            break;
        }
    }
    m_engine->SetVariable("debug_file", "/dev/null");
    m_engine->SetPageSegMode(tesseract::PSM_AUTO);
}

base::Expected<RecognisedText> Recogniser::recognise(const Raster& raster, int dpi)
{
    if (!m_ready) {
        base::Error error;
        error.code = base::ErrorCode::Unreadable;
        error.what = said(QT_TRANSLATE_NOOP("Documents", "no language of the text recognition is installed"));
        error.remedy = said(QT_TRANSLATE_NOOP(
            "Documents", "Install tesseract-ocr-eng and tesseract-ocr-chi-sim, or choose another way for scans."));
        return base::failure(error);
    }
    int height = 0;
    RecognisedText recognised = recogniseAsSet(raster, dpi, height);
    if (height > tallestWords) {
        // Large letters, or small ones of a coarse scan that a page was drawn larger from: digits are mistaken.
        const double factor = static_cast<double>(bestWords) / height;
        const Raster grey(pixConvertTo8(raster.pix(), 0));
        const auto scale = static_cast<l_float32>(factor);
        const Raster small(grey.pix() ? pixScale(grey.pix(), scale, scale) : nullptr);
        const RecognisedText again
            = small.pix() ? recogniseAsSet(small, static_cast<int>(dpi * factor), height) : RecognisedText();
        if (again.confidence >= recognised.confidence)
            recognised = again;
    }
    if (recognised.text.isEmpty()
        && qint64(pixGetWidth(raster.pix())) * pixGetHeight(raster.pix()) <= mostPixelsOfBlock) {
        // A lone line is no page to the analysis of its layout, Chinese least of all; what is no text would be noise.
        m_engine->SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
        const RecognisedText block = recogniseAsSet(raster, dpi, height);
        m_engine->SetPageSegMode(tesseract::PSM_AUTO);
        if (block.confidence >= leastConfidence)
            recognised = block;
    }
    return recognised;
}

RecognisedText Recogniser::recogniseAsSet(const Raster& raster, int dpi, int& height)
{
    m_engine->SetImage(raster.pix());
    m_engine->SetSourceResolution(dpi);
    const std::unique_ptr<char[]> utf8(m_engine->GetUTF8Text());
    RecognisedText recognised;
    recognised.text = plainRecognisedText(QString::fromUtf8(utf8.get()));
    recognised.confidence = std::clamp(m_engine->MeanTextConf() / 100.0, 0.0, 1.0);
    height = wordHeight(*m_engine);
    m_engine->Clear();
    return recognised;
}

QString plainRecognisedText(const QString& raw)
{
    QString plain;
    plain.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const QChar c = raw.at(i);
        const bool between = c == u' ' && i > 0 && i + 1 < raw.size() && isHan(raw.at(i - 1)) && isHan(raw.at(i + 1));
        if (!between && c != u'\f')
            plain += c;
    }
    return plain.trimmed();
}

} // namespace spyhop::docs
