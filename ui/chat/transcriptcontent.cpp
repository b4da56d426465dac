// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcriptcontent.h"

#include <algorithm>
#include <tuple>

namespace spyhop::ui {

namespace {

constexpr int turnGap = 24, topMargin = 24; // design px

} // namespace

TranscriptContent::TranscriptContent(const Theme& theme, typeset::FormulaSource& formulas)
    : m_theme(theme)
    , m_formulas(formulas)
    , m_styles(transcriptStyles(theme, formulas))
{
}

TranscriptContent::~TranscriptContent() = default;

int TranscriptContent::setMessages(const QList<model::ConversationMessage>& messages)
{
    std::vector<std::unique_ptr<MessageItem>> items;
    items.reserve(static_cast<std::size_t>(messages.size()));
    bool grown = true;
    int kept = 0;
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        if (grown && index < m_items.size() && m_items[index]->id() == messages[i].id) {
            items.push_back(std::move(m_items[index]));
            ++kept;
        } else {
            grown = false;
            items.push_back(std::make_unique<MessageItem>(m_theme, m_styles, messages[i]));
        }
    }
    m_items = std::move(items);
    m_indexes.clear();
    m_indexes.reserve(count());
    for (int i = 0; i < count(); ++i)
        m_indexes.insert(item(i).id(), i);
    m_laidTo = qMin(m_laidTo, count() - 1);
    place();
    return kept;
}

MessageItem* TranscriptContent::find(const QString& messageId)
{
    const int index = indexOf(messageId);
    return index < 0 ? nullptr : &item(index);
}

void TranscriptContent::restyle()
{
    m_styles = transcriptStyles(m_theme, m_formulas);
    for (const auto& one : m_items)
        one->setStyles(m_styles);
}

void TranscriptContent::retranslate()
{
    for (const auto& one : m_items)
        one->retranslate();
}

void TranscriptContent::place()
{
    qreal y = m_theme.px(topMargin);
    m_tops.resize(m_items.size());
    m_height = 0;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        // A question brings its own gap.
        if (i > 0 && !m_items[i - 1]->isUser())
            y += m_theme.px(turnGap);
        m_tops[i] = y;
        y += m_items[i]->height(m_width);
    }
    m_height = y;
}

int TranscriptContent::itemAt(qreal y) const
{
    const auto it = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return static_cast<int>(qMax<std::ptrdiff_t>(0, it - m_tops.begin() - 1));
}

int TranscriptContent::laidOutCount() const
{
    return static_cast<int>(
        std::count_if(m_items.begin(), m_items.end(), [this](const auto& one) { return one->isLaidOut(m_width); }));
}

bool TranscriptContent::layOutWithin(qreal from, qreal to)
{
    bool any = false;
    int last = -1;
    const int first = itemAt(from);
    for (int i = first; i < count() && top(i) < to; ++i) {
        any = item(i).layOut(m_width, from - top(i), to - top(i)) || any;
        last = i;
    }
    if (last >= 0)
        noteLaidOut(first, last);
    return any;
}

bool TranscriptContent::layOutOne(qreal from, qreal to, bool upwards)
{
    const int first = itemAt(from), last = isEmpty() ? -1 : itemAt(to);
    for (int i = upwards ? last : first; i >= first && i <= last; i += upwards ? -1 : 1) {
        if (!item(i).layOutOne(m_width, from - top(i), to - top(i), upwards))
            continue;
        noteLaidOut(i, i);
        return true;
    }
    return false;
}

void TranscriptContent::dropChanges(qreal from, qreal to)
{
    for (int i = itemAt(from); i < count() && top(i) < to; ++i)
        std::ignore = item(i).takeChanges();
}

void TranscriptContent::noteLaidOut(int first, int last)
{
    m_laidFrom = m_laidTo < m_laidFrom ? first : qMin(m_laidFrom, first);
    m_laidTo = qMax(m_laidTo, last);
}

void TranscriptContent::releaseOutside(qreal from, qreal to)
{
    const int first = itemAt(from);
    const int last = itemAt(to);
    for (int i = m_laidFrom; i <= m_laidTo && i < count(); ++i) {
        item(i).release(from - top(i), to - top(i));
        if (i < first || i > last)
            item(i).forget();
    }
    m_laidFrom = qMax(m_laidFrom, first);
    m_laidTo = qMin(m_laidTo, last);
}

void TranscriptContent::forgetUnlessLaidOut(int index)
{
    if (index < m_laidFrom || index > m_laidTo)
        item(index).forget();
}

void TranscriptContent::layOutAt(const TextPlace& place)
{
    if (!place.isValid() || place.item >= count())
        return;
    noteLaidOut(place.item, place.item);
    if (item(place.item).layOutAt(m_width, place.section, place.offset))
        this->place();
}

MessageHit TranscriptContent::hitAt(const QPointF& point, int* index) const
{
    *index = -1;
    if (isEmpty())
        return {};
    *index = itemAt(point.y());
    return item(*index).hit(QPointF(point.x(), point.y() - top(*index)));
}

TextPlace TranscriptContent::placeAt(const QPointF& point) const
{
    int index = -1;
    const MessageHit hit = hitAt(point, &index);
    return TextPlace{index, hit.section, hit.offset};
}

QRectF TranscriptContent::caret(const TextPlace& place) const
{
    return item(place.item).caret(place.section, place.offset).translated(0, top(place.item));
}

ReadingAnchor TranscriptContent::anchorAt(qreal y) const
{
    ReadingAnchor anchor;
    if (isEmpty())
        return anchor;
    const int index = itemAt(y);
    const MessageItem& one = item(index);
    const qreal inside = y - top(index);
    anchor.place.item = index;
    const qreal bodyTop = one.geometry().body.y();
    const typeset::DocumentLayout& body = one.document(MessageSection::Body);
    if (one.isShown(MessageSection::Reasoning) && inside > one.geometry().reasoning.y() && inside < bodyTop)
        anchor.place.section = MessageSection::Reasoning;
    const typeset::DocumentLayout& text = one.document(anchor.place.section);
    const qreal textTop = one.origin(anchor.place.section).y();
    if (one.isLaidOut(m_width) && inside >= textTop && inside < textTop + text.height()) {
        anchor.kind = ReadingAnchor::Kind::Text;
        anchor.place.offset = text.hit(QPointF(0, inside - textTop)).offset;
        anchor.distance = caret(anchor.place).top() - y;
        return anchor;
    }
    const bool isBelow = inside >= bodyTop + body.height();
    anchor.kind = isBelow ? ReadingAnchor::Kind::Bottom : ReadingAnchor::Kind::Top;
    anchor.distance = (isBelow ? bottom(index) : top(index)) - y;
    return anchor;
}

qreal TranscriptContent::topFor(const ReadingAnchor& anchor)
{
    if (anchor.kind == ReadingAnchor::Kind::None || anchor.place.item >= count())
        return 0;
    const int index = anchor.place.item;
    if (anchor.kind == ReadingAnchor::Kind::Top)
        return top(index) - anchor.distance;
    if (anchor.kind == ReadingAnchor::Kind::Bottom)
        return bottom(index) - anchor.distance;
    layOutAt(anchor.place);
    return caret(anchor.place).top() - anchor.distance;
}

typeset::DocumentLayout& TranscriptContent::read(int index, MessageSection section)
{
    return item(index).read(section, m_width);
}

TextPlace TranscriptContent::endOf(int index, MessageSection section)
{
    return TextPlace{index, section, read(index, section).length()};
}

} // namespace spyhop::ui
