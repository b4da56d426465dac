// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/privacygate.h"

#include <QtCore/QSet>
#include <algorithm>
#include <array>

namespace spyhop::policy {
namespace {

using model::GateAction;
using model::SensitiveKind;

constexpr std::array<const char16_t*, model::allSensitiveKinds.size()> words{
    u"KEY", u"CARD", u"ID", u"PHONE", u"EMAIL"};

QString placeholder(SensitiveKind kind, int number)
{
    return u'[' + QString::fromUtf16(words.at(static_cast<std::size_t>(kind))) + u'_' + QString::number(number) + u']';
}

//! The numbers that placeholders of some kind have in the texts already, in any spelling that unmask() would take.
QSet<QString> takenIn(const QList<SearchedText>& texts)
{
    QSet<QString> taken;
    constexpr qsizetype longest = 24;
    for (const auto& [text, found] : texts) {
        for (qsizetype at = text.indexOf(u'['); at >= 0; at = text.indexOf(u'[', at + 1)) {
            const QStringView near = QStringView(text).sliced(at, std::min(longest, text.size() - at));
            const qsizetype end = near.indexOf(u']');
            if (end > 0)
                taken.insert(near.first(end + 1).toString().remove(u'\\'));
        }
    }
    return taken;
}

} // namespace

Mask Mask::of(const QStringList& texts, const model::GateRules& rules)
{
    QList<SearchedText> searched;
    for (const QString& text : texts)
        searched.append({text, findSensitive(text)});
    return of(searched, rules);
}

Mask Mask::of(const QList<SearchedText>& texts, const model::GateRules& rules)
{
    Mask result;
    result.m_rules = rules;
    std::array<QSet<QString>, model::allSensitiveKinds.size()> found;
    std::array<int, model::allSensitiveKinds.size()> numbers{};
    std::optional<QSet<QString>> taken;
    for (const auto& [text, spans] : texts) {
        for (const SensitiveSpan& span : spans) {
            const GateAction action = rules.of(span.kind);
            if (action == GateAction::Off)
                continue;
            const auto kind = static_cast<std::size_t>(span.kind);
            const QString original = text.mid(span.from, span.length);
            found.at(kind).insert(original);
            if (action != GateAction::Mask || result.m_placeholders.contains(original))
                continue;
            if (!taken)
                taken = takenIn(texts);
            QString stand;
            do
                stand = placeholder(span.kind, ++numbers.at(kind));
            while (taken->contains(stand));
            result.m_placeholders.insert(original, stand);
            result.m_originals.insert(stand, original);
            result.m_longest = std::max(result.m_longest, stand.size() + 1); // with a backslash
        }
    }
    for (const SensitiveKind kind : model::allSensitiveKinds) {
        if (const auto count = found.at(static_cast<std::size_t>(kind)).size(); count > 0)
            result.m_counts.append({kind, static_cast<int>(count), rules.of(kind)});
    }
    return result;
}

Mask Mask::fromOriginals(const QHash<QString, QString>& originals)
{
    Mask result;
    result.m_originals = originals;
    for (auto one = originals.cbegin(); one != originals.cend(); ++one) {
        result.m_placeholders.insert(one.value(), one.key());
        result.m_longest = std::max(result.m_longest, one.key().size() + 1); // with a backslash
    }
    return result;
}

bool Mask::isBlocked() const
{
    return std::any_of(m_counts.begin(), m_counts.end(),
        [](const model::SensitiveCount& count) { return count.action == GateAction::Block; });
}

QString Mask::mask(const QString& text) const
{
    if (isEmpty())
        return text;
    QString result;
    qsizetype done = 0;
    const QList<SensitiveSpan> spans = findSensitive(text);
    for (const SensitiveSpan& span : spans) {
        const auto stand = m_placeholders.constFind(text.mid(span.from, span.length));
        if (stand == m_placeholders.cend() || m_rules.of(span.kind) != GateAction::Mask)
            continue;
        result += QStringView(text).sliced(done, span.from - done);
        result += *stand;
        done = span.from + span.length;
    }
    result += QStringView(text).sliced(done);
    return result;
}

QString Mask::unmask(const QString& text) const
{
    if (isEmpty())
        return text;
    QString result;
    qsizetype done = 0;
    for (qsizetype at = text.indexOf(u'['); at >= 0; at = text.indexOf(u'[', at + 1)) {
        const QStringView near = QStringView(text).sliced(at, std::min(m_longest, text.size() - at));
        const qsizetype end = near.indexOf(u']');
        if (end < 0)
            continue;
        const auto original = m_originals.constFind(near.first(end + 1).toString().remove(u'\\'));
        if (original == m_originals.cend())
            continue;
        result += QStringView(text).sliced(done, at - done);
        result += *original;
        done = at + end + 1;
    }
    result += QStringView(text).sliced(done);
    return result;
}

QString Unmasker::take(const QString& piece)
{
    if (m_mask.isEmpty())
        return piece;
    m_held += piece;
    // Only what begins within the last few characters may go on.
    const qsizetype from = std::max<qsizetype>(0, m_held.size() - m_mask.longestPlaceholder() + 1);
    const qsizetype last = m_held.lastIndexOf(u'[');
    const bool mayGoOn = last >= from && m_held.indexOf(u']', last) < 0;
    const QString certain = mayGoOn ? m_held.first(last) : m_held;
    m_held = mayGoOn ? m_held.sliced(last) : QString();
    return m_mask.unmask(certain);
}

QString Unmasker::flush()
{
    return m_mask.unmask(std::exchange(m_held, QString()));
}

QStringList textsOf(const model::ChatRequest& request)
{
    QStringList texts;
    for (const model::Message& message : request.messages) {
        texts << message.text << message.reasoning;
        for (const model::Attachment& attachment : message.attachments)
            texts << attachment.name << attachment.text;
    }
    return texts;
}

model::ChatRequest masked(const model::ChatRequest& request, const Mask& mask)
{
    model::ChatRequest result = request;
    for (model::Message& message : result.messages) {
        message.text = mask.mask(message.text);
        message.reasoning = mask.mask(message.reasoning);
        for (model::Attachment& attachment : message.attachments) {
            attachment.name = mask.mask(attachment.name);
            attachment.text = mask.mask(attachment.text);
        }
    }
    return result;
}

} // namespace spyhop::policy
