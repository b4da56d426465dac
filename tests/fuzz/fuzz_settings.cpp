// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The settings file: whatever is in it, it is read or refused with a place; what was read and written reads the same.
#include "core/store/settingsendpoint.h"
#include "core/store/settingsreader.h"
#include "core/store/settingswriter.h"

#include <QtCore/QJsonDocument>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, std::size_t size)
{
    using namespace spyhop;
    const QByteArray text(reinterpret_cast<const char*>(data), qsizetype(size));
    const base::Expected<model::Settings> settings = store::readSettings(text);
    if (!settings) {
        if (settings.error().what.isEmpty())
            std::abort();
        return 0;
    }
    for (const model::Endpoint& endpoint : settings->endpoints) {
        for (const QString& key : endpoint.accounts()) {
            if (!key.isEmpty() && !store::checkKeyReference(key, endpoint.name))
                std::abort(); // a literal key got in
        }
    }
    const base::Expected<model::Settings> again
        = store::readSettings(QJsonDocument(store::writeSettings({}, *settings)).toJson());
    if (!again || *again != *settings)
        std::abort();
    return 0;
}
