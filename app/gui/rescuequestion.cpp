// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/rescuequestion.h"

#include "core/admin/rescue.h"
#include "core/base/clock.h"
#include "core/base/diskfull.h"
#include "core/base/translator.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace spyhop::app {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RescueQuestion)
};

} // namespace

bool offerRescue(const QString& profileFolder, const base::Error& failure)
{
    // The language of the settings is not known here: the desktop's.
    base::Translator translator;
    const bool speaks = translator.loadOwn();
    if (speaks)
        QCoreApplication::installTranslator(&translator);
    QMessageBox box(QMessageBox::Critical, QStringLiteral("Spyhop"), failure.sentence());
    const std::optional<admin::Rescue> rescue = admin::rescueFor(profileFolder, failure);
    QPushButton* help = nullptr;
    if (rescue) {
        const bool isSettings = rescue->kind == admin::Rescue::Kind::LastSettings;
        box.setInformativeText(isSettings
                ? Words::tr("The settings of the last start are still there; what may be stored is asked for anew. The "
                            "damaged file is kept beside them.")
                : Words::tr("Spyhop can set it aside and begin with nothing stored. The damaged file is kept, and a "
                            "backup can be restored then."));
        help = box.addButton(
            isSettings ? Words::tr("Use those of the last start") : Words::tr("Set it aside"), QMessageBox::AcceptRole);
    }
    QPushButton* const again
        = base::isDiskFull(failure) ? box.addButton(Words::tr("Try again"), QMessageBox::AcceptRole) : nullptr;
    box.setDefaultButton(box.addButton(Words::tr("Quit"), QMessageBox::RejectRole));
    box.exec();
    if (again && box.clickedButton() == again)
        return true;
    if (!help || box.clickedButton() != help)
        return false;
    const base::Expected<QString> aside = admin::carryOut(*rescue, base::SystemClock().wallTime());
    if (!aside)
        QMessageBox::critical(nullptr, QStringLiteral("Spyhop"), aside.error().sentence());
    return aside.has_value();
}

} // namespace spyhop::app
