namespace EduStream.Testing.Media;

/// <summary>
/// Writes closed captions into H.264 and HEVC (ATSC A/53 part 4), in a message before each picture. CEA-608 pop-on captions are two bytes a picture: a text is sent while nobody sees
/// it, and a command makes it appear. A text of two lines has its first in the row above, indented.
/// </summary>
internal static class ClosedCaptions
{
    // What a picture begins with, and the header of a message before it.
    private static readonly (byte[] Delimiter, byte[] Message) H264 = ([0, 0, 0, 1, 9], [6]);
    private static readonly (byte[] Delimiter, byte[] Message) Hevc = ([0, 0, 0, 1, 70, 1], [78, 1]);

    // Control codes of channel 1, each sent twice.
    private static readonly (byte, byte) Load = (0x14, 0x20);
    private static readonly (byte, byte) EraseHidden = (0x14, 0x2e);
    private static readonly (byte, byte) LastRow = (0x14, 0x70);
    private static readonly (byte, byte) RowAboveIndentedByEight = (0x14, 0x54);
    private static readonly (byte, byte) Show = (0x14, 0x2f);
    private static readonly (byte, byte) Erase = (0x14, 0x2c);

    internal static byte[] Insert(byte[] stream, PictureCaptions captions)
    {
        var output = new List<byte>(stream.Length * 2);
        var (delimiter, header) = captions.Hevc ? Hevc : H264;
        var starts = Starts(stream, delimiter);
        for (var picture = 0; picture < starts.Count; picture++)
        {
            var end = picture + 1 < starts.Count ? starts[picture + 1] : stream.Length;
            var first = starts[picture] + delimiter.Length + 1;
            output.AddRange(stream[starts[picture]..first]);
            output.AddRange(captions.Of(picture) is { } data ? Message(header, data) : []);
            output.AddRange(stream[first..end]);
        }

        return [.. output];
    }

    internal static Dictionary<int, (byte, byte)> Schedule((int Frame, int Until, string Text)[] captions)
    {
        var pairs = new Dictionary<int, (byte, byte)>();
        foreach (var (frame, until, text) in captions)
        {
            var rows = text.Split('\n');
            (byte, byte)[] sent = [Load, Load, EraseHidden, EraseHidden, .. rows.Length > 1 ? Row(RowAboveIndentedByEight, rows[0]) : [], .. Row(LastRow, rows[^1])];
            Put(frame - sent.Length, sent);
            Put(frame, [Show, Show]);
            Put(until, [Erase, Erase]);
        }

        return pairs;

        void Put(int at, (byte, byte)[] sent)
        {
            foreach (var pair in sent)
            {
                pairs.Add(at++, pair);
            }
        }
    }

    private static (byte, byte)[] Row((byte, byte) address, string text) =>
        [address, address, .. (text.Length % 2 == 0 ? text : text + ' ').Chunk(2).Select(two => ((byte)two[0], (byte)two[1]))];

    private static byte[] Message(byte[] header, byte[] data)
    {
        byte[] payload = [0xb5, 0, 0x31, .. "GA94"u8, 3, (byte)(0x40 | (data.Length / 3)), 0xff, .. data, 0xff];
        return [0, 0, 0, 1, .. Escaped([.. header, 4, (byte)payload.Length, .. payload, 0x80])];
    }

    // Two zeros and a small number would look like the start of a unit (H.264, 7.4.1).
    private static List<byte> Escaped(byte[] unit)
    {
        var (escaped, zeros) = (new List<byte>(unit.Length), 0);
        foreach (var value in unit)
        {
            if (zeros == 2 && value <= 3)
            {
                escaped.Add(3);
                zeros = 0;
            }

            escaped.Add(value);
            zeros = value == 0 ? zeros + 1 : 0;
        }

        return escaped;
    }

    private static List<int> Starts(byte[] stream, byte[] delimiter)
    {
        var starts = new List<int>();
        for (var at = stream.AsSpan().IndexOf(delimiter); at >= 0;)
        {
            starts.Add(at);
            var next = stream.AsSpan(at + 1).IndexOf(delimiter);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return starts;
    }
}
