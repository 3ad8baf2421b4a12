using System.Buffers;
using System.Text;
using TextEncoding = System.Text.Encoding;

namespace EduStream.Media.Captions.Reading;

/// <summary>
/// Pure: which letters do these bytes mean? Byte order mark, then the zeros of UTF-16, then UTF-8, which few damaged letters do not disprove, then Windows-1252, where every byte means
/// something.
/// </summary>
internal static class CaptionEncoding
{
    // Windows-1252 differs from Latin-1 in these 32; the five that it leaves open mean nothing.
    private const string Upper = "\u20ac\0\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\0\u017d\0\0\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\0\u017e\u0178";

    // In Windows-1252 a letter with an accent is nearly always followed by a plain one, which UTF-8 (RFC 3629) forbids: there it is many bad ones for a good one.
    private const int GoodForABadOne = 4;

    /// <summary>Null when this is no text. Letters that are damaged are U+FFFD.</summary>
    internal static (string Text, string Name, bool Guessed)? Decode(ReadOnlySpan<byte> bytes)
    {
        var (text, name) = bytes switch
        {
            [0xef, 0xbb, 0xbf, .. var rest] => (TextEncoding.UTF8.GetString(rest), "utf-8"),
            [0xff, 0xfe, 0, 0, .. var rest] => (TextEncoding.UTF32.GetString(rest), "utf-32"),
            [0xff, 0xfe, .. var rest] => (TextEncoding.Unicode.GetString(rest), "utf-16"),
            [0xfe, 0xff, .. var rest] => (TextEncoding.BigEndianUnicode.GetString(rest), "utf-16"),
            _ when Utf16(bytes) is { } utf16 => (utf16.GetString(bytes), "utf-16"),
            _ when IsUtf8(bytes) => (TextEncoding.UTF8.GetString(bytes), "utf-8"),
            _ => (Windows1252(bytes), "windows-1252"),
        };
        return IsText(text, name == "utf-8") ? (text, name, name == "windows-1252") : null;
    }

    // Times, digits and arrows are ASCII in every caption file: in UTF-16 half of their bytes are zero, always on the same side.
    private static TextEncoding? Utf16(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        var sample = bytes[..Math.Min(bytes.Length, 2000)];
        for (var i = 0; i < sample.Length; i++)
        {
            (even, odd) = sample[i] != 0 ? (even, odd) : i % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
        }

        var many = sample.Length / 5;
        return bytes.Length < 4 ? null : odd > many && even == 0 ? TextEncoding.Unicode : even > many && odd == 0 ? TextEncoding.BigEndianUnicode : null;
    }

    // A file that was cut ends inside a letter. One that begins no letter of several bytes before is no such file: "café" ends in a byte of that kind too.
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return true;
        }

        var (good, bad, cut) = (0, 0, false);
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xff) is >= 0 and var at)
        {
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
            (good, bad) = status == OperationStatus.Done ? (good + 1, bad) : (good, bad + 1);
            cut = status == OperationStatus.NeedMoreData;
            bytes = bytes[(at + length)..];
        }

        return good >= GoodForABadOne * bad || (cut && bad == 1 && good > 0);
    }

    private static string Windows1252(ReadOnlySpan<byte> bytes) =>
        string.Create(bytes.Length, bytes, (text, source) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = source[i] is >= 0x80 and < 0xa0 ? Upper[source[i] - 0x80] : (char)source[i];
            }
        });

    // A video or an archive that somebody renamed is full of these; one stray control character is no reason to refuse, nor are some damaged letters among many.
    private static bool IsText(string text, bool utf8)
    {
        var strange = text.Count(letter => char.IsControl(letter) && letter is not ('\t' or '\r' or '\n' or '\f' or '\u001a'));
        var lost = text.Count(letter => letter == '\ufffd');
        var mayBeLost = Math.Max(1, utf8 ? text.Count(letter => letter >= 0x80) / (GoodForABadOne + 1) : 0);
        return strange + Math.Max(0, lost - mayBeLost) <= text.Length / 200;
    }
}
