// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/comparepicker.h"

#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/searchfield.h"
#include "ui/common/words.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QListWidget>
#include <algorithm>

namespace spyhop::ui {
namespace {

constexpr int rowsShown = 7, rowHeight = 32; // design px
constexpr int searchFrom = 9; // choices; fewer are seen at a glance
constexpr int indexRole = Qt::UserRole;

} // namespace

ComparePicker::ComparePicker(const Theme& theme, QWidget* parent)
    : Popover(theme, parent)
    , m_theme(theme)
    , m_search(new SearchField(theme, this))
    , m_list(new QListWidget(this))
    , m_note(new Label(theme, FontRole::Small, &Tokens::text3, this))
    , m_accept(new Button(theme, Button::Kind::Primary, {}, this))
{
    setObjectName(QStringLiteral("comparePicker"));
    m_search->setObjectName(QStringLiteral("compareSearch"));
    m_list->setObjectName(QStringLiteral("compareTargets"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    m_search->installEventFilter(this);
    m_note->setWordWrap(true);
    m_accept->setObjectName(QStringLiteral("compareAccept"));
    add(m_search, {});
    add(m_list, {});
    add(m_note, {});
    add(m_accept, Qt::AlignRight);
    connect(m_search, &QLineEdit::textChanged, this, &ComparePicker::fill);
    connect(m_list, &QListWidget::itemChanged, this, &ComparePicker::onTicked);
    connect(m_list, &QListWidget::itemClicked, this, &ComparePicker::toggle);
    connect(m_accept, &QAbstractButton::clicked, this, &ComparePicker::accept);
    retranslate();
}

void ComparePicker::retranslate()
{
    m_search->setPlaceholderText(tr("Search models"));
    m_search->setAccessibleName(tr("Search models"));
    m_list->setAccessibleName(tr("Models"));
    m_accept->setToolTip(tr("Enter"));
    refresh();
}

void ComparePicker::open(const Offer& offer, const QRect& at)
{
    m_offer = offer;
    m_ticked.clear();
    const auto offered = [this](const chat::ChatTarget& target) {
        return std::any_of(m_offer.choices.begin(), m_offer.choices.end(),
            [&target](const TargetChoice& choice) { return choice.target == target; });
    };
    for (const chat::ChatTarget& target : offer.preset + m_last) {
        if (m_ticked.size() < offer.most && offered(target) && !m_ticked.contains(target))
            m_ticked.append(target);
    }
    m_search->clear();
    m_search->setVisible(offer.choices.size() >= searchFrom);
    const int rows = std::clamp(static_cast<int>(offer.choices.size()), 1, rowsShown);
    m_list->setFixedHeight(rows * m_theme.px(rowHeight) + 2);
    fill();
    openAt(at);
    if (m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_list->setFocus(Qt::PopupFocusReason);
}

void ComparePicker::fill()
{
    m_filling = true;
    m_list->clear();
    for (qsizetype i = 0; i < m_offer.choices.size(); ++i) {
        const TargetChoice& choice = m_offer.choices.at(i);
        if (!choice.text.contains(m_search->text().trimmed(), Qt::CaseInsensitive))
            continue;
        auto* item = new QListWidgetItem(choice.text, m_list);
        item->setSizeHint({0, m_theme.px(rowHeight)});
        item->setData(indexRole, i);
        item->setToolTip(plainToolTip(choice.text));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable); // the whole row ticks, not its box alone
        item->setCheckState(m_ticked.contains(choice.target) ? Qt::Checked : Qt::Unchecked);
    }
    m_filling = false;
    refresh();
}

void ComparePicker::toggle(QListWidgetItem* item)
{
    item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
}

void ComparePicker::onTicked(QListWidgetItem* item)
{
    if (m_filling)
        return;
    const chat::ChatTarget& target = m_offer.choices.at(item->data(indexRole).toLongLong()).target;
    m_ticked.removeAll(target);
    if (item->checkState() == Qt::Checked)
        m_ticked.append(target);
    refresh();
}

void ComparePicker::refresh()
{
    setTitle(m_offer.isNewQuestion ? tr("Ask several models at once") : tr("Compare with"));
    m_accept->setText(m_offer.isNewQuestion ? tr("Send to all") : tr("Compare"));
    const auto count = static_cast<int>(m_ticked.size());
    m_accept->setEnabled(count >= m_offer.least && count <= m_offer.most);
    const QString most = tr("At most %n model(s).", nullptr, m_offer.most);
    const QString cost = tr("The answers come side by side; each is paid for.");
    m_note->setColor(count > m_offer.most ? &Tokens::danger : &Tokens::text3);
    m_note->setText(count > m_offer.most ? most : cost + u' ' + most);
    refit();
}

void ComparePicker::accept()
{
    if (!m_accept->isEnabled())
        return;
    // In the order of the list: columns that stand as they did the last time.
    QList<chat::ChatTarget> targets;
    for (const TargetChoice& choice : std::as_const(m_offer.choices)) {
        if (m_ticked.contains(choice.target))
            targets.append(choice.target);
    }
    m_last = targets;
    dismiss();
    Q_EMIT chosen(targets);
}

void ComparePicker::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Popover::changeEvent(event);
}

void ComparePicker::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && event->modifiers().testFlag(Qt::ControlModifier))
        accept();
    else
        Popover::keyPressEvent(event);
}

bool ComparePicker::eventFilter(QObject* watched, QEvent* event)
{
    if ((watched == m_list || watched == m_search) && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool enters = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        // Space ticks. Where not enough are ticked yet, Enter ticks, too.
        const bool isPlainEnter = watched == m_list && enters && m_accept->isEnabled();
        if (isPlainEnter || (enters && key->modifiers().testFlag(Qt::ControlModifier))) {
            accept();
            return true;
        }
        if (watched == m_list && (enters || key->key() == Qt::Key_Space) && m_list->currentItem() != nullptr) {
            toggle(m_list->currentItem());
            return true;
        }
        if (watched == m_search && key->key() == Qt::Key_Down && m_list->count() > 0) {
            m_list->setFocus(Qt::OtherFocusReason);
            return true;
        }
    }
    return Popover::eventFilter(watched, event);
}

} // namespace spyhop::ui
