// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/newjobpage.h"

#include "ui/batch/askcard.h"
#include "ui/batch/checkcard.h"
#include "ui/batch/jobkindrow.h"
#include "ui/batch/whatcard.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int cardWidth = 720, footHeight = 64, headerHeight = 52;
constexpr qsizetype trialItems = 5;
} // namespace

NewJobPage::NewJobPage(const Parts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
{
    const Theme& theme = parts.theme;
    setObjectName(QStringLiteral("newJobPage"));
    auto* header = new Surface(theme, &Tokens::content, this);
    header->setEdges(Qt::BottomEdge);
    m_title = new Label(theme, FontRole::Title, &Tokens::text, header);
    auto* headerRow = new QHBoxLayout(header);
    headerRow->setContentsMargins(theme.px(24), 0, theme.px(24), 0);
    headerRow->addWidget(m_title);

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* page = new QWidget(scroll);
    auto* cards = new QWidget(page);
    m_what = new WhatCard(theme, cards);
    m_ask = new AskCard(theme, cards);
    m_check = new CheckCard(theme, parts.endpoints, parts.privacy, cards);
    auto* column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(16));
    for (JobCard* card : {static_cast<JobCard*>(m_what), static_cast<JobCard*>(m_ask), static_cast<JobCard*>(m_check)})
        column->addWidget(card);
    column->addStretch(1);
    auto* centred = new QHBoxLayout(page);
    centred->setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(24));
    centred->addStretch(1);
    centred->addWidget(cards, 1000);
    centred->addStretch(1);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(header);
    all->addWidget(scroll, 1);
    buildFoot(all);
    // Last: it lays out and styles what is in it, and an editor that is styled says that its text has changed.
    scroll->setWidget(page);

    connect(m_what, &WhatCard::samplesChosen, this, [this] {
        // The question is theirs only if there is none.
        if (!m_ask->hasPrompt())
            m_ask->setPrompt(tr("Summarise this document in one sentence: {{text}}"));
    });
    connect(m_what, &WhatCard::inputsChanged, this,
        [this] { m_ask->setInputs(m_what->inputs(), m_what->firstReadable()); });
    connect(m_ask, &AskCard::changed, this, &NewJobPage::refreshTotal);
    connect(m_check, &CheckCard::changed, this, &NewJobPage::refreshTotal);
    connect(m_check, &CheckCard::keepRequested, this, &NewJobPage::keepRequested);
    connect(m_check, &CheckCard::providerRequested, this, &NewJobPage::providerRequested);
    const auto restyle = [this, header, cards] {
        const Theme& look = m_parts.theme;
        header->setFixedHeight(look.px(headerHeight));
        cards->setMaximumWidth(look.px(cardWidth));
        m_foot->setFixedHeight(look.px(footHeight));
    };
    connect(&theme, &Theme::changed, this, restyle);
    retranslate();
    restyle();
}

void NewJobPage::buildFoot(QLayout* column)
{
    const Theme& theme = m_parts.theme;
    m_error = new Banner(theme, Banner::Kind::Danger, Icon::Failed, this);
    m_error->hide();
    auto* foot = new Surface(theme, &Tokens::panel, this);
    foot->setEdges(Qt::TopEdge);
    m_foot = foot;
    m_total = new Label(theme, FontRole::Ui, &Tokens::text2, foot);
    m_total->setElided(true);
    m_cancel = new Button(theme, Button::Kind::Quiet, {}, foot);
    m_trial = new Button(theme, Button::Kind::Secondary, {}, foot);
    m_trial->setObjectName(QStringLiteral("trialJob"));
    m_start = new Button(theme, Button::Kind::Primary, {}, foot);
    m_start->setObjectName(QStringLiteral("startJob"));
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(theme.px(24), 0, theme.px(24), 0);
    row->setSpacing(theme.px(12));
    row->addWidget(m_total, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_trial);
    row->addWidget(m_start);
    column->addWidget(m_error);
    column->addWidget(foot);
    connect(m_cancel, &QAbstractButton::clicked, this, &NewJobPage::cancelled);
    connect(m_trial, &QAbstractButton::clicked, this, [this] { start(true); });
    connect(m_start, &QAbstractButton::clicked, this, [this] { start(false); });
}

void NewJobPage::addInputs(const QStringList& paths)
{
    m_what->addInputs(paths);
}

bool NewJobPage::hasInputs() const
{
    return m_what->hasInputs();
}

void NewJobPage::clear()
{
    m_error->hide();
    m_ask->clear();
    m_what->clear();
}

void NewJobPage::refreshTotal()
{
    const batch::Inputs& inputs = m_what->inputs();
    QString total = hasInputs() ? tr("%n item(s)", nullptr, static_cast<int>(inputs.items.size())) : QString();
    const bool good = m_ask->isGood() && !m_check->kind().needsConsent();
    if (good && m_what->firstReadable()) {
        const auto prompt = batch::BatchManager::promptFor(m_ask->prompt(), inputs, *m_what->firstReadable());
        const qint64 readable = inputs.items.size() - m_what->unreadable();
        if (prompt)
            total += QStringLiteral(" · ")
                + tr("about %1 tokens to read").arg(countText(model::estimateTokens(*prompt) * readable));
    }
    m_total->setText(hasInputs() ? total : tr("Add files and say what to ask of each."));
    m_start->setEnabled(good);
    m_trial->setEnabled(good && inputs.items.size() > trialItems);
    m_trial->setVisible(inputs.items.size() > trialItems);
}

QString NewJobPage::title() const
{
    const QString named = m_what->title();
    return named.isEmpty() ? m_ask->prompt().simplified().left(40) : named;
}

void NewJobPage::start(bool trial)
{
    model::BatchSpec spec;
    spec.title = trial ? tr("%1 (trial)").arg(title()) : title();
    spec.prompt = m_ask->prompt();
    spec.columns = m_ask->columns();
    spec.quotes = m_ask->withQuotes();
    spec.endpoint = m_check->endpoint();
    spec.model = m_check->model();
    spec.kind = trial ? model::JobKind::Direct : m_check->kind().kind(); // a trial is looked at now
    batch::Inputs inputs = m_what->inputs();
    spec.rows = inputs.rows;
    spec.inputColumns = inputs.columns;
    if (trial)
        inputs.items = inputs.items.first(std::min(inputs.items.size(), trialItems));
    const base::Expected<QString> id = m_parts.manager.create(spec, inputs);
    base::Status status = id ? m_parts.manager.start(*id) : base::failure(id.error());
    m_error->setVisible(!status.has_value());
    if (!status) {
        m_error->setText(tr("The job was not started"), status.error().sentence());
        return;
    }
    if (!trial)
        clear();
    Q_EMIT started(*id);
}

void NewJobPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void NewJobPage::retranslate()
{
    m_title->setText(tr("New job"));
    m_cancel->setText(tr("Cancel"));
    m_trial->setText(tr("Try on 5 items"));
    m_start->setText(tr("Start"));
    refreshTotal();
}

} // namespace spyhop::ui
