// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opening.h"

#include "app/cli/interrupt.h"
#include "core/base/diskfull.h"
#include "core/batch/noroom.h"

namespace spyhop::app {
namespace {

//! The name of the job it is about; empty: it gets one later.
QString jobOf(const CommandInfo& info, const Options& options)
{
    const bool isNew = info.words.contains(QStringLiteral("run")) || info.words.contains(QStringLiteral("watch"));
    return isNew ? options.value(QStringLiteral("id")) : options.arguments().value(0);
}

} // namespace

base::Expected<std::unique_ptr<Services>> openProfile(
    const CommandInfo& info, const Options& options, Terminal& terminal)
{
    const QString folder = profileFolder(options.value(QStringLiteral("profile")));
    const auto isHeld = [&info](const base::Expected<std::unique_ptr<Services>>& opened) {
        return !opened && info.waitsForRoom && base::isDiskFull(opened.error());
    };
    base::Expected<std::unique_ptr<Services>> opened = Services::open(folder);
    if (!isHeld(opened))
        return opened;
    const Terminal::Held held{jobOf(info, options), QStringLiteral("disk-full")};
    terminal.sayHeld(held, batch::noRoomWords(folder));
    const Interrupt interrupt;
    terminal.setInterruptDescriptor(interrupt.descriptor());
    while (isHeld(opened) && terminal.rest(opened.error().retryAfter.value()))
        opened = Services::open(folder);
    terminal.setInterruptDescriptor(-1);
    if (opened)
        terminal.sayGoesOn(held, batch::roomAgainWords());
    return opened;
}

} // namespace spyhop::app
