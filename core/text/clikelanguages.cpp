// SPDX-FileCopyrightText: 2026 The Spyhop authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Languages with the comments and braces of C.
#include "core/text/languagetables.h"

namespace spyhop::text {

QList<Language> cLikeLanguages()
{
    QList<Language> all;
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("c h")),
            .preprocessor = u'#',
            .keywords = wordSet(
                QStringLiteral("auto break case const continue default do else enum extern for goto if inline register "
                               "restrict return sizeof static struct switch typedef union volatile while _Bool "
                               "_Static_assert NULL true false")),
            .types = wordSet(
                QStringLiteral("void bool char short int long float double signed unsigned size_t ssize_t ptrdiff_t "
                               "int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t FILE va_list"))}));
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("cpp c++ cc hpp cxx hxx arduino ino cuda")),
            .preprocessor = u'#',
            .keywords = wordSet(QStringLiteral(
                "alignas alignof auto break case catch class const constexpr consteval constinit "
                "const_cast continue co_await co_return co_yield concept decltype default delete do "
                "dynamic_cast else enum explicit export extern final for friend goto if inline mutable "
                "namespace new noexcept nullptr operator override private protected public register "
                "reinterpret_cast requires return sizeof static static_assert static_cast struct switch "
                "template this throw true false try typedef typeid typename union using virtual volatile "
                "while")),
            .types = wordSet(QStringLiteral(
                "void bool char char8_t char16_t char32_t wchar_t short int long float double signed "
                "unsigned size_t ssize_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t "
                "uint64_t string string_view vector map set array unordered_map unordered_set unique_ptr "
                "shared_ptr optional variant span QString QList QObject FILE"))}));
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("csharp cs c# dotnet")),
            .tripleQuotes = true,
            .preprocessor = u'#',
            .keywords = wordSet(QStringLiteral(
                "abstract as async await base break case catch checked class const continue default "
                "delegate do else enum event explicit extern finally fixed for foreach get goto if "
                "implicit in init interface internal is lock namespace new null operator out override "
                "params partial private protected public readonly record ref required return sealed set "
                "sizeof stackalloc static struct switch this throw true false try typeof unchecked unsafe "
                "using var virtual void volatile when where while with yield")),
            .types = wordSet(QStringLiteral(
                "bool byte char decimal double dynamic float int long nint object sbyte short string uint "
                "ulong ushort Task List Dictionary IEnumerable Action Func Guid DateTime Exception "
                "Console"))}));
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("java")),
            .tripleQuotes = true,
            .decorator = u'@',
            .keywords = wordSet(QStringLiteral(
                "abstract assert break case catch class const continue default do else enum extends final "
                "finally for goto if implements import instanceof interface native new null package "
                "permits private protected public record return sealed static strictfp super switch "
                "synchronized this throw throws transient true false try var volatile while yield")),
            .types = wordSet(QStringLiteral(
                "void boolean byte char double float int long short String Integer Long Double Boolean "
                "Object List Map Set ArrayList HashMap Optional Stream Exception RuntimeException System"))}));
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("kotlin kt kts")),
            .tripleQuotes = true,
            .decorator = u'@',
            .keywords = wordSet(QStringLiteral(
                "abstract actual annotation as break by catch class companion const constructor continue "
                "crossinline data do else enum expect external false final finally for fun get if import "
                "in infix init inline inner interface internal is it lateinit null object open operator "
                "out override package private protected public reified return sealed set super suspend "
                "tailrec this throw true try typealias val var vararg when where while")),
            .types = wordSet(
                QStringLiteral("Any Array Boolean Byte Char Double Float Int List Long Map MutableList MutableMap "
                               "Nothing Pair Set Short String Unit Sequence Exception"))}));
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("scala sc groovy gradle")),
            .quotes = QStringLiteral("\""),
            .tripleQuotes = true,
            .decorator = u'@',
            .keywords = wordSet(
                QStringLiteral("abstract case catch class def do else enum extends false final finally for given if "
                               "implicit import lazy match new null object override package private protected return "
                               "sealed super then this throw trait true try type using val var while with yield")),
            .types = wordSet(QStringLiteral(
                "Any AnyRef Array Boolean Byte Char Double Either Float Future Int List Long Map Nothing "
                "Option Seq Set Short String Unit Vector"))}));
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("go golang")),
            .longQuotes = QStringLiteral("`"),
            .keywords = wordSet(QStringLiteral(
                "break case chan const continue default defer else fallthrough false for func go goto if "
                "import interface iota map nil package range return select struct switch true type var")),
            .types = wordSet(QStringLiteral(
                "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 "
                "int64 rune string uint uint8 uint16 uint32 uint64 uintptr"))}));
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("rust rs")),
            .longQuotes = QStringLiteral("\""),
            .preprocessor = u'#',
            .keywords = wordSet(QStringLiteral(
                "as async await break const continue crate dyn else enum extern false fn for if impl in "
                "let loop match mod move mut pub ref return self Self static struct super trait true type "
                "union unsafe use where while")),
            .types = wordSet(
                QStringLiteral("bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize String Vec "
                               "Option Result Box Rc Arc Some None Ok Err HashMap"))}));
    all.append(like(slashes(),
        Language{.names = wordList(QStringLiteral("swift")),
            .quotes = QStringLiteral("\""),
            .tripleQuotes = true,
            .preprocessor = u'#',
            .decorator = u'@',
            .keywords = wordSet(QStringLiteral(
                "actor as associatedtype async await break case catch class continue default defer deinit "
                "do else enum extension fallthrough false fileprivate final for func get guard if import "
                "in indirect init inout internal is lazy let mutating nil open operator override private "
                "protocol public repeat rethrows return self Self set some static struct subscript super "
                "switch throw throws true try typealias var weak where while")),
            .types = wordSet(
                QStringLiteral("Any Array Bool Character Dictionary Double Error Float Int Int64 Optional Result Set "
                               "String UInt Void View"))}));
    return all;
}

} // namespace spyhop::text
