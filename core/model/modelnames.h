// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QtCore/QDate>
#include <QtCore/QHash>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>
#include <optional>

namespace spyhop::model {

//! \brief The names of models: what became of retired ones, and what one model is called at each provider. A value;
//! dated data (resources/models.json), never constants in code.
class ModelNames {
public:
    //! Reads `aliases` (`name`, `became`, `retired`: the first day on which the name means its successor) and
    //! `equivalents` (`model`, `names`: host → its name there). Error: Settings (a name or a date is missing, or a
    //! chain of aliases never ends).
    [[nodiscard]] static base::Expected<ModelNames> parse(const QJsonObject& root);

    //! What the name means on that day (UTC); itself if it is not retired.
    [[nodiscard]] QString resolve(const QString& name, const QDate& day) const;
    //! The day from which the name means another; invalid: never.
    [[nodiscard]] QDate retiredOn(const QString& name) const;
    //! The other names of what this name means on that day: what it became, what became it, and what each of these is
    //! called at a provider. Names that only share a successor with it are not among them.
    [[nodiscard]] QStringList relatives(const QString& name, const QDate& day) const;
    //! What the model is called at this host, if that is known.
    [[nodiscard]] std::optional<QString> nameAt(const QString& host, const QString& model) const;
    //! Of the names that a server lists the one of this model: the name itself, the host's name for it, or a name that
    //! differs only in its maker and in case ("Maker/Model-X" is model-x). Nothing: it is not among them.
    [[nodiscard]] std::optional<QString> findAmong(
        const QStringList& listed, const QString& host, const QString& model) const;

    //! A name without its maker and in lower case: equal for one model at most providers.
    [[nodiscard]] static QString bare(const QString& name);

private:
    [[nodiscard]] QStringList successors(const QString& name, const QDate& day) const;

    struct Alias {
        QString became;
        QDate retired;
    };
    QHash<QString, Alias> m_aliases;
    QHash<QString, QHash<QString, QString>> m_equivalents; //!< bare name → host → name there
};

} // namespace spyhop::model
