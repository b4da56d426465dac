// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/gatenotice.h"

#include "ui/chat/composer.h"
#include "ui/chat/composercontroller.h"
#include "ui/common/label.h"
#include "ui/common/linkbutton.h"
#include "ui/common/popover.h"

#include <QtCore/QEvent>

namespace spyhop::ui {
namespace {
constexpr std::chrono::milliseconds pause{200}; // shorter than the way from the last letter to the send key
}

GateNotice::GateNotice(const Theme& theme, base::Clock& clock, const admin::GateAdmin& gate, const Composer& composer,
    const ComposerController& composing, QWidget* parent)
    : Banner(theme, Banner::Kind::Warning, Icon::Security, parent)
    , m_composer(composer)
    , m_composing(composing)
    , m_pause(clock.makeTimer())
    , m_looking(gate)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("gateNotice"));
    hide();
    connect(m_pause.get(), &base::Timer::fired, this, &GateNotice::look);
    connect(&m_looking, &admin::GateLooking::looked, this, &GateNotice::tell);
    connect(&composer, &Composer::textChanged, this, &GateNotice::wait);
    connect(&composing, &ComposerController::attachedChanged, this, &GateNotice::wait);
    connect(&gate, &admin::GateAdmin::changed, this, &GateNotice::wait);
    connect(this, &Banner::linkActivated, this, [this](int index) {
        if (index == 0 && !m_sent.isEmpty())
            showSent();
        else
            Q_EMIT rulesRequested();
    });
}

void GateNotice::wait()
{
    m_looking.drop();
    m_pause->start(pause);
}

void GateNotice::look()
{
    m_asked = m_composer.text();
    m_looking.look(m_asked, m_composing.attached());
}

void GateNotice::tell(const admin::GateLook& found)
{
    const QString words = admin::GateAdmin::words(found);
    if (words.isEmpty() && isHidden())
        return;
    setVisible(!words.isEmpty());
    if (found.blocked)
        setKind(Banner::Kind::Danger, Icon::Security);
    else
        setKind(Banner::Kind::Warning, Icon::Security);
    setText(tr("Privacy"), words);
    m_sent = !found.blocked && found.sent != m_asked ? found.sent : QString();
    setLinks(m_sent.isEmpty() ? QStringList{tr("Rules")} : QStringList{tr("What is sent"), tr("Rules")});
    Q_EMIT changed();
}

void GateNotice::showSent()
{
    if (!m_popover)
        m_popover = new Popover(m_theme, window());
    m_popover->setObjectName(QStringLiteral("gatePopover"));
    m_popover->clear();
    m_popover->setTitle(tr("What is sent"));
    auto* sent = new Label(m_theme, FontRole::Code, &Tokens::text, m_popover);
    sent->setObjectName(QStringLiteral("gateSentText"));
    sent->setWordWrap(true);
    sent->setText(m_sent);
    sent->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_popover->add(sent, {});
    auto* back = new Label(m_theme, FontRole::Small, &Tokens::text2, m_popover);
    back->setWordWrap(true);
    back->setText(tr("What was masked is put back into the answer, on this computer."));
    m_popover->add(back, {});
    m_popover->openAt(QRect(mapTo(window(), QPoint()), size()));
}

void GateNotice::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        wait();
    Banner::changeEvent(event);
}

} // namespace spyhop::ui
