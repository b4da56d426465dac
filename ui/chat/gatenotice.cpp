// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/gatenotice.h"

#include "ui/chat/composer.h"
#include "ui/chat/composercontroller.h"

#include <QtCore/QEvent>

namespace spyhop::ui {
namespace {
constexpr std::chrono::milliseconds pause{200}; // shorter than the way from the last letter to the send key
}

GateNotice::GateNotice(const Theme& theme, base::Clock& clock, const admin::GateAdmin& gate, const Composer& composer,
    const ComposerController& composing, QWidget* parent)
    : Banner(theme, Banner::Kind::Warning, Icon::Security, parent)
    , m_gate(gate)
    , m_composer(composer)
    , m_composing(composing)
    , m_pause(clock.makeTimer())
{
    setObjectName(QStringLiteral("gateNotice"));
    hide();
    const auto wait = [this] { m_pause->start(pause); };
    connect(m_pause.get(), &base::Timer::fired, this, &GateNotice::look);
    connect(&composer, &Composer::textChanged, this, wait);
    connect(&composer, &Composer::heightChanged, this, wait); // something was attached, or taken off
    connect(&gate, &admin::GateAdmin::changed, this, wait);
    connect(this, &Banner::linkActivated, this, &GateNotice::rulesRequested);
}

void GateNotice::look()
{
    const QString text = m_composer.text();
    const admin::GateLook found = m_gate.look(text, m_composing.attached());
    const QString words = admin::GateAdmin::words(found);
    if (words.isEmpty() && isHidden())
        return;
    setVisible(!words.isEmpty());
    if (found.blocked)
        setKind(Banner::Kind::Danger, Icon::Security);
    else
        setKind(Banner::Kind::Warning, Icon::Security);
    setText(tr("Privacy"), words);
    setLink(tr("Rules"));
    Q_EMIT changed();
}

void GateNotice::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        m_pause->start(pause);
    Banner::changeEvent(event);
}

} // namespace spyhop::ui
