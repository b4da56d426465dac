// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/modellist.h"

#include "core/wire/jsonreader.h"

#include <QtCore/QCoreApplication>

namespace spyhop::wire {

base::Expected<QStringList> readModelList(QByteArrayView body)
{
    JsonReader reader;
    simdjson::dom::array list;
    bool found = false;
    if (reader.parse(body)) {
        found = !reader.root().get_array().get(list);
        for (const std::string_view key : {"data", "models"}) {
            const auto value = member(reader.root(), key);
            if (!found && value)
                found = !value->get_array().get(list);
        }
    }
    if (!found) {
        return base::failure(base::ErrorCode::Server,
            QCoreApplication::translate("ModelList", "The server's list of models cannot be read."));
    }
    QStringList names;
    for (simdjson::dom::element element : list) {
        std::string_view plain;
        QString name;
        if (!element.get_string().get(plain)) {
            name = textOf(plain);
        } else {
            for (const std::string_view key : {"id", "model", "name"}) {
                if (name.isEmpty())
                    name = textMember(element, key);
            }
        }
        if (!name.isEmpty())
            names << name;
    }
    names.removeDuplicates();
    return names;
}

} // namespace spyhop::wire
