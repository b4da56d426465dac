// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/modelnames.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonArray>

namespace spyhop::model {
namespace {

tl::unexpected<base::Error> broken(const char* what)
{
    return base::failure(base::ErrorCode::Settings, QCoreApplication::translate("ModelNames", what));
}

} // namespace

base::Expected<ModelNames> ModelNames::parse(const QJsonObject& root)
{
    ModelNames result;
    const QJsonArray aliases = root.value(QStringLiteral("aliases")).toArray();
    for (const QJsonValue& value : aliases) {
        const QJsonObject object = value.toObject();
        const QString name = object.value(QStringLiteral("name")).toString();
        const Alias alias{object.value(QStringLiteral("became")).toString(),
            QDate::fromString(object.value(QStringLiteral("retired")).toString(), Qt::ISODate)};
        if (name.isEmpty() || alias.became.isEmpty() || !alias.retired.isValid())
            return broken(QT_TRANSLATE_NOOP("ModelNames", "An alias needs name, became and retired."));
        result.m_aliases.insert(name, alias);
    }
    for (auto start = result.m_aliases.cbegin(); start != result.m_aliases.cend(); ++start) {
        QString name = start.key();
        for (qsizetype steps = 0; result.m_aliases.contains(name); ++steps) {
            if (steps == result.m_aliases.size())
                return broken(QT_TRANSLATE_NOOP("ModelNames", "The aliases of models run in a circle."));
            name = result.m_aliases.value(name).became;
        }
    }
    const QJsonArray equivalents = root.value(QStringLiteral("equivalents")).toArray();
    for (const QJsonValue& value : equivalents) {
        const QJsonObject object = value.toObject();
        const QString model = bare(object.value(QStringLiteral("model")).toString());
        const QJsonObject names = object.value(QStringLiteral("names")).toObject();
        if (model.isEmpty() || names.isEmpty())
            return broken(QT_TRANSLATE_NOOP("ModelNames", "A model's names need model and names."));
        for (auto name = names.begin(); name != names.end(); ++name)
            result.m_equivalents[model].insert(name.key(), name.value().toString());
    }
    return result;
}

//! What the name became, and what that became, in this order.
QStringList ModelNames::successors(const QString& name, const QDate& day) const
{
    QStringList result;
    auto alias = m_aliases.constFind(name);
    while (alias != m_aliases.cend() && alias->retired <= day) {
        result.append(alias->became);
        alias = m_aliases.constFind(alias->became);
    }
    return result;
}

QString ModelNames::resolve(const QString& name, const QDate& day) const
{
    const QStringList later = successors(name, day);
    return later.isEmpty() ? name : later.last();
}

QStringList ModelNames::relatives(const QString& name, const QDate& day) const
{
    QStringList result{name};
    for (auto model = m_equivalents.cbegin(); model != m_equivalents.cend(); ++model) {
        if (!model->key(name, QString()).isEmpty())
            result.append(model.key());
    }
    const QStringList same = result;
    for (const QString& one : same) {
        result += successors(one, day);
        for (auto alias = m_aliases.cbegin(); alias != m_aliases.cend(); ++alias) {
            if (successors(alias.key(), day).contains(one))
                result.append(alias.key());
        }
    }
    const QStringList meant = result;
    for (const QString& one : meant)
        result += m_equivalents.value(bare(one)).values();
    result.removeAll(name);
    result.removeDuplicates();
    return result;
}

QDate ModelNames::retiredOn(const QString& name) const
{
    return m_aliases.value(name).retired;
}

std::optional<QString> ModelNames::nameAt(const QString& host, const QString& model) const
{
    const auto names = m_equivalents.constFind(bare(model));
    if (names == m_equivalents.cend())
        return std::nullopt;
    const auto name = names->constFind(host);
    return name == names->cend() ? std::nullopt : std::optional(*name);
}

std::optional<QString> ModelNames::findAmong(const QStringList& listed, const QString& host, const QString& model) const
{
    if (listed.contains(model))
        return model;
    if (auto there = nameAt(host, model); there && listed.contains(*there))
        return there;
    const QString wanted = bare(model);
    for (const QString& name : listed) {
        if (bare(name) == wanted)
            return name;
    }
    return std::nullopt;
}

QString ModelNames::bare(const QString& name)
{
    return name.mid(name.lastIndexOf(u'/') + 1).toLower();
}

} // namespace spyhop::model
