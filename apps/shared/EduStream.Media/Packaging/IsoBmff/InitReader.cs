using System.Security.Cryptography;
using EduStream.Contracts.Presentation;

namespace EduStream.Media.Packaging.IsoBmff;

/// <summary>Pure: what an init segment says. <see cref="InvalidDataException"/> when it is not one of ours.</summary>
internal static class InitReader
{
    /// <summary>Fields of a sample entry before its boxes.</summary>
    private const int VisualEntry = 78;
    private const int AudioEntry = 28;

    internal static InitSegment Read(string track, string file, ReadOnlyMemory<byte> data)
    {
        var moov = Moov(data);
        var mdia = moov.Descend("trak", "mdia");
        var kind = System.Text.Encoding.Latin1.GetString(mdia.Child("hdlr").Field(8, 4)) switch
        {
            "vide" => TrackKind.Video,
            "soun" => TrackKind.Audio,
            var other => throw new InvalidDataException($"'{other}' is neither picture nor sound."),
        };
        var entry = mdia.Descend("minf", "stbl", "stsd").Children(skip: 8).FirstOrDefault();
        if (entry.Type is null)
        {
            throw new InvalidDataException("There is no sample entry.");
        }

        var boxes = kind == TrackKind.Video ? VisualEntry : AudioEntry;
        var sinf = entry.FindChild("sinf", boxes);
        var clear = sinf is { } protection ? System.Text.Encoding.Latin1.GetString(protection.Child("frma").Field(0, 4)) : entry.Type;
        return new InitSegment(
            track,
            kind,
            file,
            Convert.ToHexStringLower(SHA256.HashData(data.Span)),
            CodecString.Of(clear, entry, boxes),
            Timescale(mdia),
            Width: kind == TrackKind.Video ? entry.UInt16(24) : null,
            Height: kind == TrackKind.Video ? entry.UInt16(26) : null,
            SampleRate: kind == TrackKind.Audio ? entry.UInt16(24) : null, // upper half of 16.16
            Channels: kind == TrackKind.Audio ? entry.UInt16(16) : null,
            Scheme: sinf is { } scheme ? System.Text.Encoding.Latin1.GetString(scheme.Child("schm").Field(4, 4)) : null,
            KeyId: sinf is { } key ? Convert.ToHexStringLower(key.Descend("schi", "tenc").Field(8, 16)) : null,
            Pssh: [.. moov.Children().Where(box => box.Type == "pssh").Select(ProtectionOf)]);
    }

    /// <summary>Ticks that the edit list takes off decoding times: the delay of B-frames.</summary>
    internal static long EditOffset(ReadOnlyMemory<byte> data)
    {
        if (Moov(data).Child("trak").FindChild("edts") is not { } edts)
        {
            return 0;
        }

        var elst = edts.Child("elst");
        var entries = elst.UInt32(4);
        return entries == 1 ? (elst.Version == 1 ? elst.Int64(16) : elst.UInt32(12)) : throw new InvalidDataException($"An edit list of {entries} entries.");
    }

    private static Box Moov(ReadOnlyMemory<byte> data) =>
        Box.Read(data).FirstOrDefault(box => box.Type == "moov") is { Type: not null } moov ? moov : throw new InvalidDataException("There is no 'moov'.");

    private static int Timescale(Box mdia)
    {
        var mdhd = mdia.Child("mdhd");
        var timescale = mdhd.UInt32(mdhd.Version == 1 ? 20 : 12);
        return timescale is > 0 and <= int.MaxValue ? (int)timescale : throw new InvalidDataException("A timescale out of range.");
    }

    private static ProtectionSystem ProtectionOf(Box pssh) =>
        new(new Guid(pssh.Field(4, 16), bigEndian: true).ToString("D"), Convert.ToBase64String(pssh.Whole.Span));
}
