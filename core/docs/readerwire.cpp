// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/readerwire.h"

#include "core/base/cbornumber.h"
#include "core/docs/numbers.h"

#include <QtCore/QBuffer>
#include <QtCore/QCborArray>
#include <QtCore/QCborMap>
#include <QtCore/QCborStreamWriter>
#include <QtCore/QCborValue>
#include <QtCore/QtEndian>
#include <algorithm>
#include <array>
#include <cmath>

namespace spyhop::docs {
namespace {

// Keys of the maps. Both ends are built together, so the numbers mean nothing beyond one installation.
enum Key {
    Verb,
    Type,
    PartNumber,
    SheetName,
    Shape,
    Code,
    What,
    Whom,
    Remedy,
    Text,
    Encoding,
    Parts,
    PartsTotal,
    RowCount,
    Scans,
    Pictures,
    LeftOut,
    Confidence,
    Receipt,
    Columns,
    Cells,
    Bytes,
    MediaType,
    Unstored,
    Inner
};

enum Shapes { FailureShape, DocumentShape, TableShape, RecognisedShape, PictureShape };

//! Bytes of a reply beside a document's text; pictures are rare where the text is long.
constexpr qsizetype roomBesideText = 4'000;

//! UTF-16 as it lies in memory: exact (lone surrogates too) and without a conversion on either side.
QCborValue utf16(const QString& text)
{
    // The value makes a copy; a reader has no memory for one more of a large text.
    return QByteArray::fromRawData(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
}

QString fromUtf16(const QCborValue& value)
{
    const QByteArray bytes = value.toByteArray();
    return QString(reinterpret_cast<const QChar*>(bytes.constData()), bytes.size() / 2);
}

QCborArray strings(const QStringList& list)
{
    return QCborArray::fromStringList(list);
}

QStringList toStrings(const QCborValue& value)
{
    QStringList list;
    for (const auto& one : value.toArray())
        list.append(one.toString());
    return list;
}

QCborArray pictureArray(const Picture& picture)
{
    return {picture.bytes, picture.mediaType, picture.part, picture.saidMore};
}

Picture toPicture(const QCborArray& array)
{
    return {array.at(0).toByteArray(), array.at(1).toByteArray(), static_cast<int>(base::wholeNumber(array.at(2), 0)),
        array.at(3).toBool()};
}

QCborArray innerArray(const InnerFile& file)
{
    return {file.path, static_cast<int>(file.type), file.bytes, file.at, file.partsBefore,
        static_cast<int>(file.heading), file.isPart};
}

//! In order and inside the document, whatever was sent; none of a type that there is not.
QList<InnerFile> toInner(const QCborArray& array, const Document& document)
{
    QList<InnerFile> files;
    qsizetype at = 0;
    qsizetype before = 0;
    for (const auto& value : array) {
        const QCborArray one = value.toArray();
        const qint64 type = base::wholeNumber(one.at(1), -1);
        if (type < 0 || type > static_cast<qint64>(FileType::Zip))
            continue;
        if (files.size() == mostInnerFiles)
            break;
        InnerFile file;
        file.path = one.at(0).toString();
        file.type = static_cast<FileType>(type);
        file.bytes = one.at(2).toByteArray();
        at = std::clamp<qsizetype>(base::wholeNumber(one.at(3), 0), at, document.text.size());
        before = std::clamp<qsizetype>(base::wholeNumber(one.at(4), 0), before, document.parts.size());
        file.at = at;
        file.partsBefore = static_cast<int>(before);
        file.heading = static_cast<InnerHeading>(
            std::clamp<qint64>(base::wholeNumber(one.at(5), 0), 0, static_cast<qint64>(InnerHeading::Attachment)));
        file.isPart = one.at(6).toBool();
        files.append(file);
    }
    return files;
}

QCborMap documentMap(const Document& document)
{
    QCborArray parts;
    for (const Part& part : document.parts)
        parts.append(QCborArray{static_cast<int>(part.kind), part.number, part.title, part.begin});
    QCborArray scans;
    for (const int scan : document.scans)
        scans.append(scan);
    QCborArray pictures;
    for (const Picture& picture : document.pictures)
        pictures.append(pictureArray(picture));
    QCborMap map{{Shape, DocumentShape}, {Text, utf16(document.text)}, {Encoding, document.encoding}, {Parts, parts},
        {PartsTotal, document.partsTotal}, {RowCount, document.rows}, {Scans, scans}, {Pictures, pictures},
        {LeftOut, strings(document.leftOut)}, {Receipt, document.receipt}};
    if (document.confidence)
        map.insert(Confidence, *document.confidence);
    if (!document.inner.isEmpty()) {
        QCborArray inner;
        for (const InnerFile& file : document.inner)
            inner.append(innerArray(file));
        map.insert(Inner, inner);
    }
    return map;
}

double share(const QCborValue& value)
{
    const double number = value.toDouble();
    return std::isfinite(number) ? std::clamp(number, 0.0, 1.0) : 0;
}

Document toDocument(const QCborMap& map)
{
    Document document;
    document.text = fromUtf16(map.value(Text));
    document.encoding = map.value(Encoding).toString();
    qsizetype begin = 0;
    for (const auto& value : map.value(Parts).toArray()) {
        const QCborArray array = value.toArray();
        Part part;
        part.kind = static_cast<PartKind>(
            std::clamp<qint64>(base::wholeNumber(array.at(0), 0), 0, static_cast<qint64>(PartKind::File)));
        part.number = static_cast<int>(base::wholeNumber(array.at(1), 0));
        part.title = array.at(2).toString();
        // In order and inside the text, whatever was sent.
        begin = std::clamp<qsizetype>(base::wholeNumber(array.at(3), 0), begin, document.text.size());
        part.begin = begin;
        document.parts.append(part);
    }
    document.partsTotal = static_cast<int>(base::wholeNumber(map.value(PartsTotal), 0));
    document.rows = base::wholeNumber(map.value(RowCount), 0);
    for (const auto& scan : map.value(Scans).toArray())
        document.scans.append(static_cast<int>(base::wholeNumber(scan, 0)));
    for (const auto& picture : map.value(Pictures).toArray())
        document.pictures.append(toPicture(picture.toArray()));
    document.leftOut = toStrings(map.value(LeftOut));
    if (map.contains(Confidence))
        document.confidence = share(map.value(Confidence));
    document.receipt = map.value(Receipt).toString();
    document.inner = toInner(map.value(Inner).toArray(), document);
    return document;
}

QCborMap tableMap(const Table& table)
{
    QCborArray cells;
    for (const QStringList& row : table.rows) {
        for (const QString& cell : row)
            cells.append(cell);
    }
    QCborArray unstored;
    for (auto row = table.unstored.cbegin(); row != table.unstored.cend(); ++row)
        unstored.append(QCborArray{row.key(), strings(row.value())});
    QCborMap map{{Shape, TableShape}, {Columns, strings(table.columns)}, {Cells, cells}, {Receipt, table.receipt}};
    if (!unstored.isEmpty())
        map.insert(Unstored, unstored);
    return map;
}

std::optional<Table> toTable(const QCborMap& map)
{
    Table table;
    table.columns = toStrings(map.value(Columns));
    table.receipt = map.value(Receipt).toString();
    const QCborArray cells = map.value(Cells).toArray();
    const qsizetype width = table.columns.size();
    if (width == 0 ? !cells.isEmpty() : cells.size() % width != 0)
        return {};
    for (qsizetype begin = 0; begin < cells.size(); begin += width) {
        QStringList row;
        row.reserve(width);
        for (qsizetype i = 0; i < width; ++i)
            row.append(cells.at(begin + i).toString());
        table.rows.append(row);
    }
    for (const auto& value : map.value(Unstored).toArray()) {
        const QCborArray array = value.toArray();
        table.unstored.insert(base::wholeNumber(array.at(0), -1), toStrings(array.at(1)));
    }
    return table;
}

QCborMap failureMap(const base::Error& error)
{
    return {{Shape, FailureShape}, {Code, base::codeName(error.code)}, {What, error.what}, {Whom, error.whom},
        {Remedy, error.remedy}};
}

base::Error toError(const QCborMap& map)
{
    base::Error error;
    error.code = base::codeFromName(map.value(Code).toString()).value_or(base::ErrorCode::Unreadable);
    error.what = map.value(What).toString();
    error.whom = map.value(Whom).toString();
    error.remedy = map.value(Remedy).toString();
    return error;
}

QCborMap resultMap(const ReaderResult& result)
{
    if (const auto* document = std::get_if<Document>(&result))
        return documentMap(*document);
    if (const auto* table = std::get_if<Table>(&result))
        return tableMap(*table);
    if (const auto* recognised = std::get_if<RecognisedText>(&result)) {
        return {{Shape, RecognisedShape}, {Text, utf16(recognised->text)}, {Confidence, recognised->confidence}};
    }
    return {{Shape, PictureShape}, {Bytes, pictureArray(std::get<Picture>(result))}};
}

//! Walks the heads of all values, without making any. Lengths are definite, as QCborValue writes them.
bool isBounded(const QByteArray& cbor)
{
    const auto size = static_cast<quint64>(cbor.size());
    std::array<quint64, mostReplyDepth> toCome{1}; // values that are missing at each depth
    int depth = 0;
    quint64 at = 0;
    for (qint64 values = 0; values < mostReplyValues; ++values) {
        while (depth >= 0 && toCome.at(static_cast<std::size_t>(depth)) == 0)
            --depth;
        if (depth < 0)
            return true;
        --toCome.at(static_cast<std::size_t>(depth));
        if (at == size)
            return false;
        const auto head = static_cast<quint8>(cbor.at(static_cast<qsizetype>(at++)));
        quint64 number = head & 0x1fU;
        if (number > 27)
            return false;
        if (number >= 24) {
            const quint64 bytes = 1U << (number - 24);
            if (size - at < bytes)
                return false;
            number = 0;
            for (quint64 i = 0; i < bytes; ++i)
                number = number << 8U | static_cast<quint8>(cbor.at(static_cast<qsizetype>(at++)));
        }
        const int type = head >> 5U;
        const bool isString = type == 2 || type == 3;
        const bool isContainer = type == 4 || type == 5;
        if ((isString || isContainer) && number > size - at)
            return false;
        if (isString)
            at += number;
        if (type == 6) // a tag: of the value that follows
            ++toCome.at(static_cast<std::size_t>(depth));
        if (isContainer) {
            if (++depth == mostReplyDepth)
                return false;
            toCome.at(static_cast<std::size_t>(depth)) = type == 5 ? 2 * number : number;
        }
    }
    return false;
}

std::optional<QCborMap> mapOf(const QByteArray& cbor)
{
    if (!isBounded(cbor))
        return {};
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(cbor, &error);
    if (error.error != QCborError::NoError || !value.isMap())
        return {};
    return value.toMap();
}

} // namespace

QByteArray encodeRequest(const ReaderRequest& request)
{
    return QCborValue(QCborMap{{Verb, static_cast<int>(request.verb)}, {Type, static_cast<int>(request.type)},
                          {PartNumber, request.part}, {SheetName, request.sheet}})
        .toCbor();
}

std::optional<ReaderRequest> decodeRequest(const QByteArray& cbor)
{
    const auto map = mapOf(cbor);
    if (!map)
        return {};
    return ReaderRequest{static_cast<ReaderVerb>(base::wholeNumber(map->value(Verb), 0)),
        static_cast<FileType>(base::wholeNumber(map->value(Type), 0)),
        static_cast<int>(base::wholeNumber(map->value(PartNumber), 0)), map->value(SheetName).toString()};
}

QByteArray encodeReply(const ReaderReply& reply)
{
    const QCborMap map = reply.result ? resultMap(*reply.result) : failureMap(reply.result.error());
    // One byte before the map. As much room as it will take: growing doubles it, and a byte put in front copies it.
    QByteArray encoded;
    const auto* const document = reply.result ? std::get_if<Document>(&*reply.result) : nullptr;
    encoded.reserve(document ? document->text.size() * 2 + roomBesideText : roomBesideText);
    encoded.append(reply.retires ? '\1' : '\0');
    QBuffer buffer(&encoded);
    buffer.open(QIODevice::WriteOnly | QIODevice::Append);
    QCborStreamWriter writer(&buffer);
    QCborValue(map).toCbor(writer);
    return encoded;
}

void markRetiring(QByteArray& encoded)
{
    encoded[0] = '\1';
}

std::optional<ReaderReply> decodeReply(const QByteArray& cbor)
{
    const auto map
        = cbor.isEmpty() ? std::nullopt : mapOf(QByteArray::fromRawData(cbor.constData() + 1, cbor.size() - 1));
    if (!map)
        return {};
    ReaderReply reply;
    reply.retires = cbor.front() != '\0';
    switch (base::wholeNumber(map->value(Shape), -1)) {
    case FailureShape:
        reply.result = base::failure(toError(*map));
        return reply;
    case DocumentShape:
        reply.result = toDocument(*map);
        return reply;
    case TableShape:
        if (const auto table = toTable(*map)) {
            reply.result = *table;
            return reply;
        }
        return {};
    case RecognisedShape:
        reply.result = RecognisedText{fromUtf16(map->value(Text)), share(map->value(Confidence))};
        return reply;
    case PictureShape:
        reply.result = toPicture(map->value(Bytes).toArray());
        return reply;
    }
    return {};
}

QByteArray framed(const QByteArray& message)
{
    QByteArray frame(frameHead, Qt::Uninitialized);
    qToLittleEndian(static_cast<quint32>(message.size()), frame.data());
    return frame + message;
}

quint32 frameLength(const char* head)
{
    return qFromLittleEndian<quint32>(head);
}

} // namespace spyhop::docs
