// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/pdfreader.h"
#include "core/docs/numbers.h"
#include "core/docs/receipt.h"
#include "core/docs/say.h"

#include <QtCore/QBuffer>
#include <QtPdf/QPdfDocument>
#include <QtPdf/QPdfSelection>
#include <algorithm>
#include <array>
#include <cmath>

namespace spyhop::docs {
namespace {

//! \brief A document and the bytes it reads from, which it does until it ends.
struct OpenPdf {
    QByteArray bytes;
    QBuffer buffer;
    QPdfDocument document;

    explicit OpenPdf(const QByteArray& file)
        : bytes(file)
    {
        buffer.setData(bytes);
        buffer.open(QIODevice::ReadOnly);
        document.load(&buffer);
    }
    [[nodiscard]] base::Status status() const
    {
        if (document.status() == QPdfDocument::Status::Ready && document.pageCount() > 0)
            return {};
        const QPdfDocument::Error error = document.error();
        if (error == QPdfDocument::Error::IncorrectPassword) {
            base::Error locked;
            locked.code = base::ErrorCode::Unreadable;
            locked.what = said(QT_TRANSLATE_NOOP("Documents", "The PDF is protected by a password."));
            locked.remedy = said(QT_TRANSLATE_NOOP("Documents", "Save it without the password."));
            return base::failure(locked);
        }
        if (error == QPdfDocument::Error::UnsupportedSecurityScheme)
            return unreadable(
                said(QT_TRANSLATE_NOOP("Documents", "The PDF is encrypted in a way that cannot be opened.")));
        return unreadable(said(QT_TRANSLATE_NOOP("Documents", "The PDF is damaged, or is no PDF.")));
    }
};

struct Radical {
    char16_t radical;
    char16_t character;
};

//! Radicals that fonts put for the simplified characters they look like; Unicode gives them no decomposition, but names
//! these equivalents (EquivalentUnifiedIdeograph).
constexpr std::array radicals{Radical{0x2e81, 0x5382}, Radical{0x2e84, 0x4e5a}, Radical{0x2ea0, 0x6c11},
    Radical{0x2ec4, 0x897f}, Radical{0x2ec5, 0x89c1}, Radical{0x2ec6, 0x89d2}, Radical{0x2ec9, 0x8d1d},
    Radical{0x2ecb, 0x8f66}, Radical{0x2ed3, 0x957f}, Radical{0x2ed4, 0x95e8}, Radical{0x2ed8, 0x9752},
    Radical{0x2ed9, 0x97e6}, Radical{0x2eda, 0x9875}, Radical{0x2edb, 0x98ce}, Radical{0x2edc, 0x98de},
    Radical{0x2edd, 0x98df}, Radical{0x2ee2, 0x9a6c}, Radical{0x2ee3, 0x9aa8}, Radical{0x2ee4, 0x9b3c},
    Radical{0x2ee5, 0x9c7c}, Radical{0x2ee6, 0x9e1f}, Radical{0x2ee7, 0x5364}, Radical{0x2ee8, 0x9ea6},
    Radical{0x2ee9, 0x9ec4}, Radical{0x2eea, 0x9efe}, Radical{0x2eec, 0x9f50}, Radical{0x2eee, 0x9f7f},
    Radical{0x2ef0, 0x9f99}, Radical{0x2ef3, 0x9f9f}};

//! The character everybody writes, for one that stands for it in some fonts; else nothing.
QString usual(QChar c)
{
    const char16_t code = c.unicode();
    const bool compatible = (code >= 0x2f00 && code <= 0x2fd5) || (code >= 0xf900 && code <= 0xfaff)
        || (code >= 0xfb00 && code <= 0xfb06);
    if (compatible)
        return QString(c).normalized(QString::NormalizationForm_KC);
    for (const Radical& radical : radicals) {
        if (code == radical.radical)
            return QString(QChar(radical.character));
    }
    return {};
}

bool isBlank(const QImage& image)
{
    if (image.isNull())
        return true;
    const QRgb first = image.pixel(0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != first)
                return false;
        }
    }
    return true;
}

//! Large enough for one line of text to leave a trace.
constexpr int blankCheckWidth = 160;

bool showsSomething(QPdfDocument& document, int index)
{
    const QSizeF size = document.pagePointSize(index);
    if (size.isEmpty())
        return false;
    const double height = std::clamp(blankCheckWidth * size.height() / size.width(), 1.0, 1000.0);
    return !isBlank(document.render(index, QSize(blankCheckWidth, static_cast<int>(height))));
}

int over(int value, int alpha)
{
    return (value * alpha + 255 * (255 - alpha)) / 255;
}

//! Rendered pages are transparent where nothing is drawn. By hand: Qt converts large images in threads, which a reader
//! cannot start.
void putOnWhite(QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = line[x];
            const int alpha = qAlpha(pixel);
            if (alpha < 255)
                line[x] = qRgb(over(qRed(pixel), alpha), over(qGreen(pixel), alpha), over(qBlue(pixel), alpha));
        }
    }
}

base::Expected<Document> readPages(const QByteArray& bytes, bool toScan)
{
    OpenPdf pdf(bytes);
    if (const auto status = pdf.status(); !status)
        return tl::make_unexpected(status.error());
    const int pages = pdf.document.pageCount();
    if (pages > mostPages) {
        return unreadable(
            said(QT_TRANSLATE_NOOP("Documents", "The PDF says that it has %1 pages; at most %2 are read."))
                .arg(pages)
                .arg(mostPages));
    }
    Document document;
    document.partsTotal = pages;
    for (int index = 0; index < pages && !(toScan && !document.scans.isEmpty()); ++index) {
        Part part;
        part.number = index + 1;
        part.begin = document.text.size();
        const QString page = plainPdfText(pdf.document.getAllText(index).text());
        if (page.trimmed().isEmpty()) {
            if (showsSomething(pdf.document, index))
                document.scans.append(part.number);
        } else {
            document.text += page.trimmed() + QStringLiteral("\n\n");
        }
        document.parts.append(part);
    }
    document.receipt = receiptOf(document);
    return document;
}

} // namespace

QString plainPdfText(const QString& raw)
{
    QString plain;
    plain.reserve(raw.size());
    for (const QChar c : raw) {
        const char16_t code = c.unicode();
        // U+FFFE and U+0002 mark a hyphen at the end of a line.
        if (code == u'\r' || code == 0xfffe || code == 0x0002 || code == 0)
            continue;
        const QString other = code < 0x2e80 ? QString() : usual(c);
        if (other.isEmpty())
            plain += c;
        else
            plain += other;
    }
    return plain;
}

base::Expected<Document> readPdf(const QByteArray& bytes)
{
    return readPages(bytes, false);
}

base::Expected<Document> readPdfToScan(const QByteArray& bytes)
{
    return readPages(bytes, true);
}

base::Expected<QImage> renderPdfPage(const QByteArray& bytes, int page, int dpi)
{
    OpenPdf pdf(bytes);
    if (const auto status = pdf.status(); !status)
        return tl::make_unexpected(status.error());
    const QSizeF points = pdf.document.pagePointSize(page - 1);
    const QString noPage = said(QT_TRANSLATE_NOOP("Documents", "The page could not be drawn."));
    if (page < 1 || page > pdf.document.pageCount() || points.isEmpty())
        return unreadable(noPage);
    QSizeF size = points * dpi / 72.0;
    const double pixels = size.width() * size.height();
    if (pixels > static_cast<double>(mostPixels))
        size *= std::sqrt(static_cast<double>(mostPixels) / pixels);
    QImage image = pdf.document.render(page - 1, size.toSize().expandedTo(QSize(1, 1)));
    if (image.isNull() || image.format() != QImage::Format_ARGB32)
        return unreadable(noPage);
    putOnWhite(image);
    return image;
}

} // namespace spyhop::docs
