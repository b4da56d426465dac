// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <optional>

namespace spyhop::docs {

//! One tag of an XML text that was read without an error before. Its views live as long as the text.
struct XmlTag {
    qsizetype begin = 0, end = 0; //!< from '<' to past '>'; both at the text's end: there is none
    QByteArrayView name; //!< without its prefix
    QByteArrayView prefix; //!< "x:" or empty
    bool closing = false, empty = false;
};

//! The first tag at or behind `from`, whatever stands in comments, CDATA and instructions.
[[nodiscard]] XmlTag nextXmlTag(const QByteArray& xml, qsizetype from);
//! Past the element that `tag` opens.
[[nodiscard]] qsizetype endOfElement(const QByteArray& xml, const XmlTag& tag);

//! An attribute's value as it is written, escapes and all; empty: not there.
[[nodiscard]] QByteArray xmlAttribute(QByteArrayView tag, QByteArrayView name);
//! The tag with another value of it, which is escaped already; as it is if it has no such attribute.
[[nodiscard]] QByteArray withXmlAttribute(QByteArrayView tag, QByteArrayView name, const QByteArray& value);
//! The tag without it.
[[nodiscard]] QByteArray withoutXmlAttribute(QByteArrayView tag, QByteArrayView name);

//! The text with each of its tags as `edit(tag, its bytes)` has it, a std::optional<QByteArray>; nothing for a tag that
//! opens an element: without that element.
template <typename Edit>
[[nodiscard]] QByteArray withEditedTags(const QByteArray& xml, const Edit& edit)
{
    QByteArray edited;
    edited.reserve(xml.size());
    for (qsizetype at = 0; at < xml.size();) {
        const XmlTag tag = nextXmlTag(xml, at);
        edited += QByteArrayView(xml).sliced(at, tag.begin - at);
        at = tag.end;
        if (tag.begin == tag.end)
            break;
        const std::optional<QByteArray> now = edit(tag, QByteArrayView(xml).sliced(tag.begin, tag.end - tag.begin));
        if (now)
            edited += *now;
        else
            at = endOfElement(xml, tag);
    }
    return edited;
}

} // namespace spyhop::docs
