// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page and what it shows; how a job is made of it is in newjobpagestart.cpp.
#include "ui/batch/newjobpage.h"

#include "ui/batch/askcard.h"
#include "ui/batch/batchwords.h"
#include "ui/batch/checkcard.h"
#include "ui/batch/jobkindrow.h"
#include "ui/batch/templatemenu.h"
#include "ui/batch/whatcard.h"
#include "ui/common/banner.h"
#include "ui/common/button.h"
#include "ui/common/label.h"
#include "ui/common/menuplace.h"
#include "ui/common/moments.h"
#include "ui/common/words.h"

#include <QtCore/QEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

namespace spyhop::ui {
namespace {
constexpr int cardWidth = 720, footHeight = 64, headerHeight = 52;
constexpr auto estimateAfter = std::chrono::milliseconds(400); // without a keystroke
constexpr auto estimateAgain = std::chrono::minutes(1); // it names times of day
} // namespace

NewJobPage::NewJobPage(const Parts& parts, QWidget* parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_callbacks(parts.clock, parts.manager)
    , m_estimateTimer(parts.clock.makeTimer())
{
    const Theme& theme = parts.theme;
    setObjectName(QStringLiteral("newJobPage"));
    auto* header = new Surface(theme, &Tokens::content, this);
    header->setEdges(Qt::BottomEdge);
    m_title = new Label(theme, FontRole::Title, &Tokens::text, header);
    auto* headerRow = new QHBoxLayout(header);
    headerRow->setContentsMargins(theme.px(24), 0, theme.px(24), 0);
    m_templates = new Button(theme, Button::Kind::Secondary, {}, header);
    m_templates->setObjectName(QStringLiteral("jobTemplates"));
    m_templateMenu = new TemplateMenu(theme, parts.manager.profileFolder(), m_templates);
    m_templates->setMenu(m_templateMenu);
    headerRow->addWidget(m_title, 1);
    headerRow->addWidget(m_templates);

    auto* scroll = new QScrollArea(this);
    m_scroll = scroll;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* page = new QWidget(scroll);
    auto* cards = new QWidget(page);
    m_what = new WhatCard(theme, parts.manager, cards);
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

    connect(m_templateMenu, &TemplateMenu::chosen, this, [this](const batch::JobTemplate& job) {
        take(job.spec);
        m_template = job.spec;
        m_template.title = job.name;
    });
    connect(m_templateMenu, &TemplateMenu::failed, this, [this](const base::Error& error) {
        m_error->setText(tr("That is no template"), error.sentence());
        m_error->show();
    });
    connect(m_templateMenu, &TemplateMenu::saveRequested, this, [this](const QString& name) {
        const auto kept = m_templateMenu->save(name, question());
        Q_EMIT message(kept ? tr("Kept as %1").arg(*kept) : kept.error().sentence());
    });
    connect(m_templateMenu, &TemplateMenu::fileRequested, this, [this](const QString& path) {
        const base::Status saved = m_templateMenu->saveAs(path, question());
        Q_EMIT message(saved ? tr("Saved as %1").arg(path) : saved.error().sentence());
    });
    connect(m_what, &WhatCard::samplesChosen, this, [this] {
        // The question is theirs only if there is none.
        if (!m_ask->hasPrompt())
            m_ask->setPrompt(tr("Summarise this document in one sentence: {{text}}"));
    });
    connect(m_what, &WhatCard::inputsChanged, this,
        [this] { m_ask->setInputs(m_what->inputs(), m_what->firstReadable(), m_what->sample()); });
    connect(m_estimateTimer.get(), &base::Timer::fired, this, [this] {
        if (!isVisible()) // showEvent() sees to it
            return;
        estimate();
        lookAtFirst();
    });
    if (parts.gate) {
        m_looking = std::make_unique<admin::GateLooking>(*parts.gate);
        connect(parts.gate, &admin::GateAdmin::changed, this, &NewJobPage::refreshTotal);
        connect(m_looking.get(), &admin::GateLooking::looked, this, [this](const admin::GateLook& look) {
            m_check->showGate(look);
            if (!look.blocked && look.sent != m_ask->firstPrompt())
                m_ask->showSent(look.sent);
        });
    }
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
    m_error->setObjectName(QStringLiteral("jobNotMade"));
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

void NewJobPage::showTemplates()
{
    popupBy(*m_templateMenu, *m_templates);
}

void NewJobPage::clear()
{
    m_error->hide();
    m_place.reset();
    if (!m_creating)
        setBusy(false, false);
    m_template = {};
    m_ask->clear();
    m_what->clear();
    m_check->clear();
    m_scroll->verticalScrollBar()->setValue(0);
}

bool NewJobPage::isBegun() const
{
    return m_ask->hasPrompt() || !m_ask->system().isEmpty() || !m_what->paths().isEmpty();
}

void NewJobPage::putAside()
{
    if (isBegun())
        m_aside = Aside{question(), m_what->paths()};
    clear();
}

void NewJobPage::bringBack()
{
    if (!m_aside)
        return;
    const Aside aside = *std::exchange(m_aside, {});
    clear();
    takeAll(aside.spec);
    m_what->addInputs(aside.paths);
}

void NewJobPage::take(const model::BatchSpec& spec)
{
    m_error->hide();
    m_ask->take(spec);
    m_check->take(spec);
}

void NewJobPage::takeAll(const model::BatchSpec& spec)
{
    take(spec);
    model::BatchSpec shown = spec;
    shown.callbackUrl = m_callbacks.wordsFor(spec.callbackUrl);
    m_check->takeAll(shown, m_parts.clock.wallTime());
    m_what->setScans(spec.scans);
}

void NewJobPage::refreshTotal()
{
    m_templateMenu->setSavable(m_ask->hasPrompt());
    const batch::Inputs& inputs = m_what->inputs();
    const bool good = m_ask->isGood() && m_check->isGood() && !m_check->kind().needsConsent();
    m_check->showEstimate(nullptr, {});
    m_check->showGate({});
    if (m_looking)
        m_looking->drop();
    if (good)
        m_estimateTimer->start(estimateAfter);
    else
        m_estimateTimer->stop();
    m_estimating.reset();
    m_total->setText(hasInputs()
            ? itemsText(inputs.items.size(), !inputs.rows && m_what->knowsAll() ? m_what->unreadable() : 0)
                  .join(QStringLiteral(" · "))
            : tr("Add files and say what to ask of each."));
    m_start->setEnabled(good);
    m_trial->setEnabled(good && inputs.items.size() > trialItems);
    m_trial->setVisible(inputs.items.size() > trialItems);
}

//! Those that cannot be read are failed items from the start.
QStringList NewJobPage::itemsText(qint64 items, qint64 unreadable)
{
    QStringList parts{tr("%Ln item(s)", nullptr, static_cast<int>(items))};
    if (unreadable > 0)
        parts.append(tr("%Ln cannot be read", nullptr, static_cast<int>(unreadable)));
    return parts;
}

void NewJobPage::estimate()
{
    const auto wanted = spec();
    m_estimating = wanted ? m_parts.manager.estimate(*wanted, m_what->inputs()) : nullptr;
    if (m_estimating)
        connect(m_estimating.get(), &batch::Estimating::finished, this, &NewJobPage::showEstimate);
}

//! What the first item will be asked, with what stands before it.
void NewJobPage::lookAtFirst()
{
    if (!m_looking || m_ask->firstPrompt().isEmpty())
        return;
    model::Attachment before;
    before.text = m_ask->system();
    m_looking->look(m_ask->firstPrompt(), {before});
}

//! What was reckoned when it was last seen may be long ago.
void NewJobPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refreshTotal();
}

void NewJobPage::showEstimate(const base::Expected<batch::Estimate>& found)
{
    m_estimateTimer->start(estimateAgain); // its times are seen from now
    if (!found)
        return m_check->showEstimate(nullptr, m_parts.clock.wallTime());
    batch::Estimate shown = *found;
    if (!m_what->inputs().rows && m_what->knowsAll()) { // not from a sample of them
        shown.unreadable = m_what->unreadable();
        shown.sampled = shown.items;
    }
    m_check->showEstimate(&shown, m_parts.clock.wallTime());
    QStringList parts = itemsText(shown.items, shown.sampled == shown.items ? shown.unreadable : 0);
    // What it costs at the hours in which it is sent.
    const bool cheap = m_check->isOffPeak() && found->offPeak;
    const std::optional<batch::MoneyRange>& price = cheap ? found->offPeak : found->now;
    if (price)
        parts.append(tr("%1 – %2", "from, to").arg(price->least.display(), price->most.display()));
    else if (found->isFree)
        parts.append(tr("costs nothing"));
    else
        parts.append(tr("price not known, about %1 tokens to read").arg(countText(found->promptTokens.most)));
    if (found->finish)
        parts.append(tr("done about %1").arg(momentText(*found->finish, m_parts.clock.wallTime())));
    else
        parts.append(tr("finish time known once a job has run"));
    m_total->setText(parts.join(QStringLiteral(" · ")));
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
    m_templates->setText(tr("Templates"));
    m_cancel->setText(tr("Cancel"));
    m_trial->setText(tr("Try on 5 items"));
    m_start->setText(tr("Start"));
    refreshTotal();
}

} // namespace spyhop::ui
