// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/xmltags.h"

#include <algorithm>
#include <cctype>

namespace spyhop::docs {
namespace {

//! The attribute's place in a tag, with its name and its quotes; an empty view: not there.
QByteArrayView xmlAttributeIn(QByteArrayView tag, QByteArrayView name)
{
    for (qsizetype at = tag.indexOf(name); at > 0; at = tag.indexOf(name, at + 1)) {
        const char before = tag.at(at - 1);
        qsizetype i = at + name.size();
        if (before != ' ' && before != '\n' && before != '\t' && before != '\r')
            continue;
        while (i < tag.size() && tag.at(i) == ' ')
            ++i;
        if (i + 1 >= tag.size() || tag.at(i) != '=')
            continue;
        ++i;
        while (i < tag.size() && tag.at(i) == ' ')
            ++i;
        if (i >= tag.size() || (tag.at(i) != '"' && tag.at(i) != '\''))
            continue;
        const qsizetype end = tag.indexOf(tag.at(i), i + 1);
        if (end > 0)
            return tag.sliced(at, end + 1 - at);
    }
    return {};
}

} // namespace

XmlTag nextXmlTag(const QByteArray& xml, qsizetype from)
{
    XmlTag tag;
    const auto past = [&xml](const char* end, qsizetype at) {
        const qsizetype found = xml.indexOf(end, at);
        return found < 0 ? xml.size() : found + qsizetype(qstrlen(end));
    };
    for (qsizetype at = xml.indexOf('<', from); at >= 0; at = xml.indexOf('<', at)) {
        const QByteArrayView here = QByteArrayView(xml).sliced(at);
        if (here.startsWith("<!--")) {
            at = past("-->", at);
            continue;
        }
        if (here.startsWith("<![CDATA[")) {
            at = past("]]>", at);
            continue;
        }
        if (here.startsWith("<?") || here.startsWith("<!")) {
            at = past(">", at);
            continue;
        }
        tag.begin = at;
        tag.closing = here.size() > 1 && here.at(1) == '/';
        char quote = 0;
        qsizetype end = at + 1;
        for (; end < xml.size(); ++end) {
            const char c = xml.at(end);
            if (quote != 0)
                quote = c == quote ? char(0) : quote;
            else if (c == '"' || c == '\'')
                quote = c;
            else if (c == '>')
                break;
        }
        tag.end = std::min(end + 1, xml.size());
        tag.empty = end > at && xml.at(end - 1) == '/';
        const qsizetype nameBegin = at + (tag.closing ? 2 : 1);
        qsizetype nameEnd = nameBegin;
        while (nameEnd < end && !std::isspace(static_cast<uchar>(xml.at(nameEnd))) && xml.at(nameEnd) != '/')
            ++nameEnd;
        const QByteArrayView name = QByteArrayView(xml).sliced(nameBegin, nameEnd - nameBegin);
        const qsizetype colon = name.indexOf(':');
        tag.prefix = name.first(colon + 1);
        tag.name = name.sliced(colon + 1);
        return tag;
    }
    tag.begin = tag.end = xml.size();
    return tag;
}

qsizetype endOfElement(const QByteArray& xml, const XmlTag& tag)
{
    qsizetype at = tag.end;
    for (int depth = tag.empty || tag.closing ? 0 : 1; depth > 0 && at < xml.size();) {
        const XmlTag inner = nextXmlTag(xml, at);
        at = inner.end;
        if (inner.closing)
            --depth;
        else if (!inner.empty)
            ++depth;
    }
    return at;
}

QByteArray xmlAttribute(QByteArrayView tag, QByteArrayView name)
{
    const QByteArrayView found = xmlAttributeIn(tag, name);
    if (found.isEmpty())
        return {};
    const qsizetype begin = found.indexOf(found.back());
    return found.sliced(begin + 1, found.size() - begin - 2).toByteArray();
}

QByteArray withXmlAttribute(QByteArrayView tag, QByteArrayView name, const QByteArray& value)
{
    const QByteArrayView found = xmlAttributeIn(tag, name);
    if (found.isEmpty())
        return tag.toByteArray();
    const qsizetype at = found.data() - tag.data();
    return tag.first(at).toByteArray() + name.toByteArray() + "=\"" + value + '"'
        + tag.sliced(at + found.size()).toByteArray();
}

QByteArray withoutXmlAttribute(QByteArrayView tag, QByteArrayView name)
{
    const QByteArrayView found = xmlAttributeIn(tag, name);
    if (found.isEmpty())
        return tag.toByteArray();
    const qsizetype at = found.data() - tag.data();
    return tag.first(at).toByteArray().trimmed() + tag.sliced(at + found.size()).toByteArray();
}

} // namespace spyhop::docs
