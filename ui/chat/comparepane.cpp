// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/comparepane.h"

#include "core/model/conversationtree.h"
#include "ui/chat/comparecolumn.h"
#include "ui/chat/transcriptview.h"
#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QScrollArea>
#include <algorithm>

namespace spyhop::ui {
namespace {

// Design px.
constexpr int margin = 24, gap = 12, headGap = 8;
constexpr int leastColumn = 280; // narrower ones stand one below the other
constexpr int leastHeight = 240; // of one of those

} // namespace

ComparePane::ComparePane(const Theme& theme, base::Clock& clock, const admin::EndpointAdmin& endpoints, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_endpoints(endpoints)
    , m_question(new Label(theme, FontRole::Ui, &Tokens::text2, this))
    , m_stopAll(new Button(theme, Button::Kind::Secondary, {}, this))
    , m_close(new Button(theme, Button::Kind::Quiet, {}, this))
    , m_scroll(new QScrollArea(this))
    , m_board(new QWidget(m_scroll))
{
    setObjectName(QStringLiteral("comparePane"));
    m_question->setObjectName(QStringLiteral("compareQuestion"));
    m_question->setElided(true);
    m_stopAll->setObjectName(QStringLiteral("stopAll"));
    m_stopAll->setLineIcon(Icon::Stop);
    m_close->setObjectName(QStringLiteral("closeComparison"));
    m_close->setLineIcon(Icon::Close);
    m_scroll->setWidget(m_board);
    m_board->setAutoFillBackground(false); // the area has switched it on
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    connect(m_stopAll, &QAbstractButton::clicked, this, [this] {
        if (m_session)
            m_session->stop();
    });
    connect(m_close, &QAbstractButton::clicked, this, [this] {
        if (m_session)
            m_session->endComparison();
    });
    connect(&theme, &Theme::changed, this, &ComparePane::place);
    hide();
}

void ComparePane::setSession(chat::ChatSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session != nullptr) {
        connect(session, &chat::ChatSession::comparisonChanged, this, &ComparePane::rebuild);
        connect(session, &chat::ChatSession::appended, this,
            [this](const QString& messageId, const QList<model::Delta>& deltas) {
                if (CompareColumn* one = column(messageId))
                    one->append(deltas);
            });
        connect(session, &chat::ChatSession::stateChanged, this,
            [this](const model::CallState& state, const QString& messageId) {
                if (CompareColumn* one = column(messageId))
                    one->setState(state);
            });
        connect(session, &chat::ChatSession::messageChanged, this, [this](const QString& messageId) {
            if (CompareColumn* one = column(messageId))
                one->refresh();
        });
        connect(session, &chat::ChatSession::busyChanged, this, &ComparePane::refreshHead);
        connect(session, &QObject::destroyed, this, &ComparePane::rebuild);
    }
    rebuild();
}

void ComparePane::setAwaitsPin(bool awaits)
{
    m_awaitsPin = awaits;
    for (CompareColumn* one : std::as_const(m_columns))
        one->setAwaitsPin(awaits);
}

CompareColumn* ComparePane::column(const QString& messageId) const
{
    const auto found = std::find_if(m_columns.begin(), m_columns.end(),
        [&messageId](const CompareColumn* one) { return one->messageId() == messageId; });
    return found == m_columns.end() ? nullptr : *found;
}

CompareColumn* ComparePane::addColumn(const QString& messageId)
{
    auto* made = new CompareColumn(m_theme, m_clock, m_endpoints, m_board);
    made->setObjectName(QStringLiteral("compareColumn%1").arg(m_columns.size() + 1));
    connect(made, &CompareColumn::keepRequested, this, [this](const QString& id) { m_session->keepAnswer(id); });
    connect(made, &CompareColumn::stopRequested, this, [this](const QString& id) { m_session->stop(id); });
    connect(made, &CompareColumn::retryRequested, this, [this](const QString& id) { m_session->retryNow(id); });
    connect(made, &CompareColumn::switchRequested, this, [this](const QString& id) { m_session->switchTarget(id); });
    connect(made, &CompareColumn::againRequested, this, [this](const QString& id) {
        if (const base::Status begun = m_session->answerAgain(id); !begun)
            Q_EMIT failed(begun.error());
    });
    connect(made, &CompareColumn::settingsRequested, this, &ComparePane::settingsRequested);
    connect(made, &CompareColumn::pinRequested, this, &ComparePane::pinRequested);
    connect(made->transcript(), &TranscriptView::linkActivated, this, &ComparePane::linkActivated);
    connect(made->transcript(), &TranscriptView::failed, this, &ComparePane::messageShown);
    connect(made->transcript(), &TranscriptView::copied, this, [this] { Q_EMIT messageShown(tr("Copied")); });
    made->setAwaitsPin(m_awaitsPin);
    made->show(*m_session, messageId);
    made->QWidget::show();
    return made;
}

//! The columns are those that the session compares; one that stays is not made anew.
void ComparePane::rebuild()
{
    const QStringList ids = m_session ? m_session->compared() : QStringList();
    const bool wasActive = isActive();
    QList<CompareColumn*> before = m_columns;
    m_columns.clear();
    for (const QString& id : ids) {
        const auto kept = std::find_if(
            before.begin(), before.end(), [&id](const CompareColumn* one) { return one->messageId() == id; });
        if (kept != before.end()) {
            m_columns.append(*kept);
            before.erase(kept);
        } else {
            m_columns.append(addColumn(id));
        }
    }
    for (CompareColumn* gone : std::as_const(before)) {
        gone->disconnect(this);
        gone->hide();
        gone->deleteLater(); // its click may be what brought us here
    }
    setVisible(isActive());
    refreshHead();
    place();
    if (wasActive != isActive())
        Q_EMIT activeChanged();
}

void ComparePane::refreshHead()
{
    QString question;
    if (m_session && isActive()) {
        const model::ConversationTree tree(m_session->conversation());
        if (const auto* asked = tree.message(tree.parent(m_columns.first()->messageId())))
            question = asked->message.text.simplified();
    }
    m_question->setText(question);
    m_question->setAccessibleName(tr("Question: %1").arg(question));
    m_stopAll->setText(tr("Stop all"));
    const auto busy = std::count_if(m_columns.begin(), m_columns.end(),
        [this](const CompareColumn* one) { return m_session && m_session->isBusy(one->messageId()); });
    m_stopAll->setVisible(busy > 1);
    m_close->setText(tr("Back to the chat"));
    m_close->setToolTip(tr("All answers stay in the chat; ‹ 1/2 › leads from one to the other."));
    setAccessibleName(tr("Answers side by side"));
    place();
}

void ComparePane::place()
{
    if (!isActive())
        return;
    const int side = m_theme.px(margin), between = m_theme.px(gap);
    const int head = m_stopAll->sizeHint().height();
    int right = width() - side;
    for (Button* button : {m_close, m_stopAll}) {
        if (button->isHidden())
            continue;
        const int wide = button->sizeHint().width();
        right -= wide;
        button->setGeometry(right, (head - button->sizeHint().height()) / 2, wide, button->sizeHint().height());
        right -= m_theme.px(headGap);
    }
    m_question->setGeometry(side, 0, qMax(0, right - side), head);
    const int top = head + m_theme.px(headGap);
    m_scroll->setGeometry(0, top, width(), qMax(0, height() - top));
    const auto count = static_cast<int>(m_columns.size());
    const int inner = width() - 2 * side;
    const int wide = (inner - (count - 1) * between) / count;
    m_stacked = wide < m_theme.px(leastColumn);
    const int room = m_scroll->height();
    const int high = m_stacked ? qMax(m_theme.px(leastHeight), (room - (count - 1) * between) / count) : room;
    m_board->resize(width(), m_stacked ? count * high + (count - 1) * between : room);
    for (int i = 0; i < count; ++i) {
        if (m_stacked)
            m_columns.at(i)->setGeometry(side, i * (high + between), inner, high);
        else
            m_columns.at(i)->setGeometry(side + i * (wide + between), 0, wide, high);
    }
}

void ComparePane::resizeEvent(QResizeEvent*)
{
    place();
}

void ComparePane::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refreshHead();
    QWidget::changeEvent(event);
}

void ComparePane::keyPressEvent(QKeyEvent* event)
{
    // Esc stops what is under way, and closes what is not.
    if (event->key() == Qt::Key_Escape && m_session && !m_session->isBusy())
        m_session->endComparison();
    else
        QWidget::keyPressEvent(event);
}

} // namespace spyhop::ui
