using System.Numerics;

namespace EduStream.Testing.Media;

/// <summary>What the pictures of a clip carry: CEA-608 in both fields and CEA-708, as triplets of <c>cc_data</c> per picture.</summary>
internal sealed class PictureCaptions
{
    private const int Triplet = 3;
    private const int PacketTripletsAPicture = 10;

    private readonly Dictionary<int, (byte First, byte Second)>[] fields = [[], []];
    private readonly SortedDictionary<int, List<byte>> packets = [];
    private int sequence;

    /// <summary>Pictures before this one carry nothing, not even that there is nothing.</summary>
    internal int From { get; init; }

    /// <summary>In HEVC, not in H.264.</summary>
    internal bool Hevc { get; init; }

    /// <summary>CEA-608 pop-on captions in field 1 or 2.</summary>
    internal PictureCaptions Field(int field, params (int Frame, int Until, string Text)[] captions)
    {
        foreach (var (picture, (first, second)) in ClosedCaptions.Schedule(captions))
        {
            // Commands of the second field have a code of their own.
            fields[field - 1][picture] = field == 2 && first == 0x14 && second is >= 0x20 and < 0x30 ? ((byte)0x15, second) : (first, second);
        }

        return this;
    }

    /// <summary>What the second field tells of the programme (XDS).</summary>
    internal PictureCaptions Programme(int frame, string name)
    {
        foreach (var (index, pair) in ((byte[])[0x01, 0x03, .. DtvccBytes.Text(name.Length % 2 == 0 ? name : name + ' '), 0x0f, 0x1d]).Chunk(2).Index())
        {
            fields[1][frame + index] = (pair[0], pair[1]);
        }

        return this;
    }

    /// <summary>CEA-708: commands that come with a picture, and as many after it as it takes.</summary>
    internal PictureCaptions Service(int frame, int service, params byte[][] codes)
    {
        foreach (var part in DtvccBytes.Triplets(DtvccBytes.Packet(sequence++, service, codes)).Chunk(PacketTripletsAPicture * Triplet))
        {
            if (!packets.TryGetValue(frame, out var before))
            {
                packets[frame] = before = [];
            }

            before.AddRange(part);
            frame++;
        }

        return this;
    }

    /// <summary>Null where the picture carries nothing.</summary>
    internal byte[]? Of(int picture)
    {
        if (picture < From)
        {
            return null;
        }

        var (one, two) = (fields[0].GetValueOrDefault(picture), fields[1].GetValueOrDefault(picture));
        return
        [
            0xfc, OddParity(one.First), OddParity(one.Second),
            .. fields[1].Count > 0 ? new byte[] { 0xfd, OddParity(two.First), OddParity(two.Second) } : [],
            .. packets.GetValueOrDefault(picture) ?? [],
            0xfa, 0, 0, // padding, as encoders write it
        ];
    }

    private static byte OddParity(byte value) => BitOperations.PopCount(value) % 2 == 0 ? (byte)(value | 0x80) : value;
}
