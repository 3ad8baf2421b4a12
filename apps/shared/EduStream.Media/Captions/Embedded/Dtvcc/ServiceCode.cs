namespace EduStream.Media.Captions.Embedded.Dtvcc;

/// <summary>A letter or a command of a service (CTA-708-E, 7.1).</summary>
/// <param name="Command">Code of a command, see <see cref="Commands"/>; for a letter 0.</param>
/// <param name="Arguments">As many bytes as the command has.</param>
internal readonly record struct ServiceCode(byte Command, byte[] Arguments, char? Letter)
{
    private const byte Extend = 0x10;
    private const byte TwoBytes = 0x18;

    /// <summary>All codes of a block. Unknown ones are skipped by the length that their place in the tables gives; one whose arguments are cut off ends the block.</summary>
    internal static IReadOnlyList<ServiceCode> Read(ReadOnlySpan<byte> data)
    {
        var codes = new List<ServiceCode>();
        while (data.Length > 0)
        {
            var header = data[0] == Extend ? 2 : 1;
            if (data.Length < header)
            {
                break;
            }

            var code = data[header - 1];
            var rest = data[header..];
            var length = header == 2 ? ExtendedLength(code, rest) : Length(code);
            if (rest.Length < length)
            {
                break;
            }

            var letter = header == 2 ? CharacterSet.Extended(code) : code == TwoBytes ? CharacterSet.TwoBytes(rest[0], rest[1]) : CharacterSet.Basic(code);
            if (letter is not null)
            {
                codes.Add(new ServiceCode(0, [], letter));
            }
            else if (header == 1)
            {
                codes.Add(new ServiceCode(code, rest[..length].ToArray(), null));
            }

            data = rest[length..];
        }

        return codes;
    }

    // C0 (below 0x20) and C1 (0x80 to 0x9f): bytes that follow.
    private static int Length(byte code) => code switch
    {
        < 0x11 => 0,
        < 0x18 => 1,
        < 0x20 => 2,
        >= Commands.ClearWindows and <= Commands.Delay => 1,
        0x90 or Commands.SetPenLocation => 2, // 0x90: pen attributes
        0x91 => 3, // pen colour
        0x97 => 4, // window attributes
        >= Commands.DefineWindow and < 0xa0 => 6,
        _ => 0,
    };

    // C2 and C3: all of them reserved, so that older decoders know how long newer commands are. From 0x90 on the length follows.
    private static int ExtendedLength(byte code, ReadOnlySpan<byte> rest) => code switch
    {
        < 0x20 => code >> 3,
        < 0x80 => 0,
        < 0x88 => 4,
        < 0x90 => 5,
        < 0xa0 => 1 + (rest.Length > 0 ? rest[0] & 0x1f : 0),
        _ => 0,
    };
}
