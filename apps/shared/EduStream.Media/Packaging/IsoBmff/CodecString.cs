using System.Globalization;

namespace EduStream.Media.Packaging.IsoBmff;

/// <summary>Pure: the codec parameter of RFC 6381 from a sample entry.</summary>
internal static class CodecString
{
    /// <param name="format">Type of the entry before encryption.</param>
    /// <param name="boxes">Bytes before the entry's boxes.</param>
    internal static string Of(string format, Box entry, int boxes) => format switch
    {
        // ISO/IEC 14496-15: profile, compatibility and level as they stand in the configuration record.
        "avc1" or "avc3" => $"{format}.{Convert.ToHexStringLower(entry.Child("avcC", boxes).Field(1, 3))}",
        "hvc1" => Hevc(entry.Child("hvcC", boxes)),
        "av01" => Av1(entry.Child("av1C", boxes)),
        "mp4a" => string.Create(CultureInfo.InvariantCulture, $"mp4a.40.{AudioObjectType(entry.Child("esds", boxes))}"),
        _ => throw new InvalidDataException($"The codec '{format}' is not made here."),
    };

    /// <summary>
    /// ISO/IEC 14496-15, annex E: profile space and profile, compatibility flags in reverse order of bits, tier and level, then the constraint bytes up to the last that is not zero.
    /// </summary>
    private static string Hevc(Box record)
    {
        var profile = record.Field(1, 1)[0];
        var compatibility = record.UInt32(2);
        var reversed = 0U;
        for (var bit = 0; bit < 32; bit++)
        {
            reversed = (reversed << 1) | ((compatibility >> bit) & 1);
        }

        var space = (profile >> 6) switch { 0 => string.Empty, var number => ((char)('A' + number - 1)).ToString() };
        var constraints = record.Field(6, 6).TrimEnd((byte)0).ToArray();
        var tier = (profile & 0x20) == 0 ? 'L' : 'H';
        return string.Create(CultureInfo.InvariantCulture, $"hvc1.{space}{profile & 0x1F}.{reversed:X}.{tier}{record.Field(12, 1)[0]}")
            + string.Concat(constraints.Select(value => string.Create(CultureInfo.InvariantCulture, $".{value:X}")));
    }

    /// <summary>AV1 in ISO BMFF, 5: profile, level, tier, bit depth; what follows may be left out where it is 8 bit 4:2:0 in BT.709.</summary>
    private static string Av1(Box record)
    {
        var (levels, flags) = (record.Field(1, 1)[0], record.Field(2, 1)[0]);
        var depth = (flags & 0x40) == 0 ? 8 : (flags & 0x20) == 0 ? 10 : 12;
        return string.Create(CultureInfo.InvariantCulture, $"av01.{levels >> 5}.{levels & 0x1F:00}{((flags & 0x80) == 0 ? 'M' : 'H')}.{depth:00}");
    }

    /// <summary>ISO/IEC 14496-1, 7.2.6: ES descriptor 3, in it decoder configuration 4, in it decoder specific information 5.</summary>
    private static int AudioObjectType(Box esds)
    {
        var (at, _) = Descriptor(esds, 4, 0x03);
        (at, _) = Descriptor(esds, at + 3, 0x04);
        var type = esds.Field(at, 1)[0];
        if (type != 0x40)
        {
            throw new InvalidDataException($"Sound of type {type:x2} is not AAC.");
        }

        (at, _) = Descriptor(esds, at + 13, 0x05);
        var first = esds.Field(at, 2);
        return first[0] >> 3 is var five && five < 31 ? five : 32 + (((first[0] & 7) << 3) | (first[1] >> 5));
    }

    private static (int At, int Length) Descriptor(Box esds, int at, byte tag)
    {
        if (esds.Field(at, 1)[0] != tag)
        {
            throw new InvalidDataException($"Descriptor {tag} is missing.");
        }

        var length = 0;
        for (var count = 0; count < 4; count++)
        {
            var next = esds.Field(++at, 1)[0];
            length = (length << 7) | (next & 0x7F);
            if (next < 0x80)
            {
                break;
            }
        }

        return (at + 1, length);
    }
}
