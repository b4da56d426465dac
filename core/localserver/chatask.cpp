// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/localserver/chatask.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>

namespace spyhop::localserver {
namespace {

// How clients without prefix completion ask for the rest of an answer.
constexpr QStringView wantsTheRest = u"Your previous message was cut off";

tl::unexpected<ChatFault> fault(int status, const QString& message)
{
    return tl::unexpected<ChatFault>({status, message, QStringLiteral("invalid_request_error")});
}

//! The text of a message's content: a string, or the text parts of an array; counts images.
QString contentText(const QJsonValue& content, int* images)
{
    if (content.isString())
        return content.toString();
    QStringList parts;
    const QJsonArray array = content.toArray();
    for (const QJsonValue& part : array) {
        const QString type = part[u"type"].toString();
        if (type == u"text")
            parts << part[u"text"].toString();
        else if (type == u"image_url")
            ++*images;
    }
    return parts.join(QStringLiteral("\n\n"));
}

bool isHan(QChar c)
{
    return c.script() == QChar::Script_Han;
}

const QRegularExpression& fieldLine()
{
    // The type ends at the last closing parenthesis before the hint's colon, or at the line's end.
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*[-*]\\s*[\"“`]([^\"”`]+)[\"”`]\\s*[(（](.+?)[)）]\\s*(?:[:：]\\s*(.*?))?\\s*$"));
    return pattern;
}

WantedField::Type typeOf(const QString& word)
{
    if (word.startsWith(u"num") || word.startsWith(u"int") || word.startsWith(u"float"))
        return WantedField::Type::Number;
    if (word.startsWith(u"date"))
        return WantedField::Type::Date;
    if (word.startsWith(u"bool") || word.startsWith(u"true"))
        return WantedField::Type::Bool;
    if (word.startsWith(u"enum") || word.startsWith(u"one of"))
        return WantedField::Type::Choice;
    if (word.startsWith(u"list") || word.startsWith(u"array"))
        return WantedField::Type::List;
    return WantedField::Type::Text;
}

QStringList choicesOf(QString type)
{
    static const QRegularExpression opening(
        QStringLiteral("^(?:enum|one of)\\s*[:(]?\\s*"), QRegularExpression::CaseInsensitiveOption);
    type.remove(opening);
    if (type.endsWith(u')'))
        type.chop(1);
    QStringList choices;
    static const QRegularExpression separator(QStringLiteral("\\s*[|]\\s*"));
    static const QRegularExpression comma(QStringLiteral("\\s*[,，、]\\s*"));
    for (QString choice : type.split(type.contains(u'|') ? separator : comma, Qt::SkipEmptyParts)) {
        choice = choice.trimmed();
        if (choice.size() > 1 && choice.startsWith(u'"') && choice.endsWith(u'"'))
            choice = choice.mid(1, choice.size() - 2);
        if (!choice.isEmpty())
            choices << choice;
    }
    return choices;
}

//! Cheap: spares most lines of a long document the pattern.
bool looksLikeField(QStringView line)
{
    const QStringView trimmed = line.trimmed();
    return trimmed.startsWith(u'-') || trimmed.startsWith(u'*');
}

std::optional<WantedField> fieldFromLine(const QString& line)
{
    // enum(a|b) leaves its own parenthesis to the lazy pattern: put it out of the way first.
    static const QRegularExpression innerChoices(
        QStringLiteral("[(（]\\s*(enum|one of)\\s*[(（]([^)）]*)[)）]([^)）]*)[)）]"));
    QString flat = line;
    flat.replace(innerChoices, QStringLiteral("(\\1: \\2)"));
    const QRegularExpressionMatch match = fieldLine().match(flat);
    if (!match.hasMatch())
        return std::nullopt;
    WantedField field;
    field.name = match.captured(1).trimmed();
    const QString type = match.captured(2).trimmed();
    field.type = typeOf(type.toLower());
    if (field.type == WantedField::Type::Choice)
        field.choices = choicesOf(type);
    field.hint = match.captured(3);
    return field;
}

//! `response_format: {"type":"json_schema"}`: its properties are the fields.
QList<WantedField> schemaFields(const QJsonObject& format)
{
    QList<WantedField> fields;
    const QJsonObject properties = format[u"json_schema"].toObject()[u"schema"].toObject()[u"properties"].toObject();
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        WantedField field;
        field.name = it.key();
        const QJsonObject property = it.value().toObject();
        field.type
            = typeOf(property[u"format"].toString() == u"date" ? QStringLiteral("date") : property[u"type"].toString());
        field.hint = property[u"description"].toString();
        const QJsonArray choices = property[u"enum"].toArray();
        for (const QJsonValue& choice : choices)
            field.choices << choice.toString();
        if (!field.choices.isEmpty())
            field.type = WantedField::Type::Choice;
        fields << field;
    }
    return fields;
}

//! What is left to work on once the lines that say how to answer are taken away.
QString withoutInstructions(const QString& text)
{
    QStringList kept;
    const QStringList lines = text.split(u'\n');
    for (const QString& line : lines) {
        if (!looksLikeField(line) || !fieldFromLine(line))
            kept << line;
    }
    // A short first paragraph before a much longer rest is the instruction ("Summarise this:").
    const QString whole = kept.join(u'\n').trimmed();
    const qsizetype firstEnd = whole.indexOf(u'\n');
    constexpr qsizetype longestInstruction = 400;
    if (firstEnd > 0 && firstEnd < longestInstruction) {
        const QString rest = whole.mid(firstEnd).trimmed();
        if (rest.size() > 2 * firstEnd && !whole.startsWith(u'#'))
            return rest;
    }
    return whole;
}

bool isPositiveInteger(const QJsonValue& value)
{
    return value.isDouble() && value.toDouble() >= 1 && value.toDouble() == static_cast<double>(value.toInteger());
}

} // namespace

QList<WantedField> wantedFields(const QString& text)
{
    QList<WantedField> fields;
    if (!text.contains(u'"') && !text.contains(u'`') && !text.contains(u'“'))
        return fields;
    const QList<QStringView> lines = QStringView(text).split(u'\n');
    for (const QStringView line : lines) {
        if (!looksLikeField(line))
            continue;
        if (const auto field = fieldFromLine(line.toString()))
            fields << *field;
    }
    return fields;
}

tl::expected<ChatAsk, ChatFault> parseChatAsk(const QByteArray& body)
{
    QJsonParseError error;
    const QJsonDocument parsed = QJsonDocument::fromJson(body, &error);
    if (!parsed.isObject())
        return fault(400, QStringLiteral("The body is not a JSON object: %1").arg(error.errorString()));
    const QJsonObject root = parsed.object();
    ChatAsk ask;
    ask.model = root[u"model"].toString();
    if (ask.model.isEmpty())
        return fault(400, QStringLiteral("The field \"model\" is missing."));
    const QJsonArray messages = root[u"messages"].toArray();
    if (messages.isEmpty())
        return fault(400, QStringLiteral("The field \"messages\" is missing or empty."));

    QStringList earlier;
    QString begun; // the assistant's last words, as long as nobody spoke after them
    ask.turns = 0;
    for (const QJsonValue& message : messages) {
        const QString role = message[u"role"].toString();
        if (role.isEmpty())
            return fault(400, QStringLiteral("A message has no \"role\"."));
        int images = 0;
        const QString text = contentText(message[u"content"], &images);
        ask.promptCharacters += text.size();
        ask.promptHan += std::count_if(text.begin(), text.end(), isHan);
        if (role == u"assistant")
            begun = text;
        if (role == u"assistant" || role == u"tool")
            continue;
        if (!begun.isEmpty() && text.startsWith(wantsTheRest)) {
            ask.begun = begun;
            continue;
        }
        begun.clear();
        ask.wantsQuotes = ask.wantsQuotes || (role == u"system" && text.contains(u"\"value\" and \"quote\""));
        ask.fields << wantedFields(text);
        if (role == u"user") {
            if (++ask.turns == 1)
                ask.opening = text.left(text.indexOf(u'\n')); // all of it, if there is but one
            if (!ask.question.isEmpty())
                earlier << ask.question;
            ask.question = text;
            ask.images = images;
        }
    }
    if (messages.last()[u"role"].toString() == u"assistant")
        ask.begun = begun; // prefix completion
    if (root.contains(u"max_tokens") && !root[u"max_tokens"].isNull()) {
        if (!isPositiveInteger(root[u"max_tokens"]))
            return fault(400, QStringLiteral("\"max_tokens\" must be a whole number from 1 on."));
        ask.maxTokens = root[u"max_tokens"].toInt(std::numeric_limits<int>::max());
    }
    if (const QJsonValue temperature = root[u"temperature"]; !temperature.isUndefined() && !temperature.isNull()
        && !(temperature.toDouble(-1) >= 0 && temperature.toDouble() <= 2))
        return fault(400, QStringLiteral("\"temperature\" must be a number from 0 to 2."));
    const QJsonObject format = root[u"response_format"].toObject();
    ask.fields << schemaFields(format);
    ask.wantsJson = format[u"type"].toString().startsWith(u"json") || !ask.fields.isEmpty();
    ask.stream = root[u"stream"].toBool();
    ask.includeUsage = root[u"stream_options"][u"include_usage"].toBool();
    ask.thinking = root[u"thinking"][u"type"].toString() == u"enabled";
    ask.document = withoutInstructions(ask.question);

    // "Make it shorter" is about the text sent before.
    constexpr qsizetype shortQuestion = 120, longText = 240;
    if (ask.question.size() < shortQuestion) {
        for (auto it = earlier.crbegin(); it != earlier.crend(); ++it) {
            if (it->size() >= longText) {
                ask.document = withoutInstructions(*it);
                break;
            }
        }
    }
    return ask;
}

} // namespace spyhop::localserver
