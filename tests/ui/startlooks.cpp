// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/startlooks.h"

#include "app/gui/rescuequestion.h"
#include "app/services.h"
#include "core/base/diskfull.h"
#include "core/base/files.h"
#include "tests/support/testmain.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>

namespace spyhop::screens {
namespace {

using Shot = std::function<void(QWidget& widget, const QString& name)>;

//! It waits for its answer in a loop of its own.
void photograph(const QString& profile, const base::Error& failure, const QString& name, const Shot& shot)
{
    const auto answer = [&] {
        auto* const question = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (!question)
            qFatal("nothing is asked");
        shot(*question, name);
        question->reject();
    };
    QMetaObject::invokeMethod(qApp, answer, Qt::QueuedConnection);
    if (app::offerRescue(profile, failure))
        qFatal("something was done about it");
}

} // namespace

void photographRescue(const Shot& shot)
{
    const QString profile = testsupport::TestWorld::makeFolder(QStringLiteral("damaged"));
    base::Error full; // as the database says it
    full.whom = profile + QStringLiteral("/spyhop.db");
    full.what = QCoreApplication::translate("Database", "The disk is full; nothing more can be stored.");
    full.remedy = QCoreApplication::translate("Database", "Make room on the disk.");
    base::markDiskFull(full);
    photograph(profile, full, QStringLiteral("start-full"), shot);
    if (!base::atomicSave(full.whom, QByteArray(8'192, 'x')))
        qFatal("cannot write %s", qPrintable(full.whom));
    const auto services = app::Services::open(profile);
    if (services)
        qFatal("a damaged profile opens");
    photograph(profile, services.error(), QStringLiteral("start-damaged"), shot);
}

} // namespace spyhop::screens
