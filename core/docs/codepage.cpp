// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/codepage.h"
#include "core/docs/encoding.h"

#include <array>
#include <memory>
#include <optional>
#include <unicode/ucnv.h>

namespace spyhop::docs {
namespace {

struct Page {
    int number;
    const char* icu;
};

//! Pages whose ICU name is not "windows-N".
constexpr std::array pages{Page{932, "ibm-943_P15A-2003"}, Page{936, "GB18030"}, Page{10'000, "macintosh"},
    Page{20'127, "windows-1252"}, Page{28'591, "windows-1252"}, Page{54'936, "GB18030"}, Page{65'001, "UTF-8"},
    Page{437, "ibm-437"}, Page{850, "ibm-850"}, Page{1200, "UTF-16LE"}};

struct Closer {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};

std::optional<QString> convert(const char* icuName, const QByteArray& bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, Closer> converter(ucnv_open(icuName, &status));
    if (U_FAILURE(status))
        return {};
    QString out(2 * bytes.size() + 1, Qt::Uninitialized);
    const int32_t length = ucnv_toUChars(converter.get(), reinterpret_cast<UChar*>(out.data()),
        static_cast<int32_t>(out.size()), bytes.constData(), static_cast<int32_t>(bytes.size()), &status);
    if (U_FAILURE(status))
        return {};
    out.truncate(length);
    return out;
}

struct Charset {
    int number;
    int page;
};

constexpr std::array charsets{Charset{77, 10'000}, Charset{128, 932}, Charset{129, 949}, Charset{134, 936},
    Charset{136, 950}, Charset{161, 1253}, Charset{162, 1254}, Charset{163, 1258}, Charset{177, 1255},
    Charset{178, 1256}, Charset{186, 1257}, Charset{204, 1251}, Charset{222, 874}, Charset{238, 1250}};

} // namespace

std::optional<int> pageOfCharset(int charset)
{
    for (const Charset& known : charsets) {
        if (known.number == charset)
            return known.page;
    }
    return std::nullopt;
}

QString fromCodePage(int page, const QByteArray& bytes)
{
    QByteArray name = "windows-" + QByteArray::number(page);
    for (const Page& known : pages) {
        if (known.number == page)
            name = known.icu;
    }
    if (const auto text = convert(name.constData(), bytes))
        return *text;
    return convert("windows-1252", bytes).value_or(QString::fromLatin1(bytes));
}

QString fromCharset(const QByteArray& name, const QByteArray& bytes)
{
    QByteArray known = name.trimmed().toLower();
    // Mail programs say GB2312 and write what its successors added.
    if (known == "gb2312" || known == "gbk" || known == "cp936" || known == "x-gbk")
        known = "GB18030";
    else if (known == "iso-8859-1" || known == "us-ascii" || known == "ascii")
        known.clear();
    else if (known == "shift_jis" || known == "sjis")
        known = "ibm-943_P15A-2003";
    if (!known.isEmpty()) {
        if (const auto text = convert(known.constData(), bytes))
            return *text;
    }
    const auto decoded = decode(bytes, {});
    return decoded ? decoded->text : QString::fromLatin1(bytes);
}

} // namespace spyhop::docs
