// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/nostorewords.h"

#include <QtCore/QCoreApplication>

namespace spyhop::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NoStoreWords)
};

} // namespace

QString noStoreTitle()
{
    return Words::tr("Ask the provider not to keep what it is sent");
}

QString noStoreHelp(const model::NoStore& change, const admin::NoStoreOffer& offer)
{
    const QString sent = Words::tr("Sent with each request: %1").arg(model::noStoreWords(change));
    if (change != offer.change)
        return sent;
    return Words::tr("%1 %2 (documented at %3)").arg(offer.says, sent, QUrl(offer.source).host());
}

QString noSwitchKnown()
{
    return Words::tr("No switch against storing is known of this address.");
}

} // namespace spyhop::ui
