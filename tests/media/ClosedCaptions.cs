using System.Numerics;

namespace EduStream.Testing.Media;

/// <summary>
/// Writes CEA-608 pop-on captions into H.264 (ATSC A/53 part 4): two bytes a picture, in a message before it. A text is sent while nobody sees it, and a command
/// makes it appear. A text of two lines has its first in the row above, indented.
/// </summary>
internal static class ClosedCaptions
{
    private static readonly byte[] Delimiter = [0, 0, 0, 1, 9];

    // Control codes of channel 1, each sent twice.
    private static readonly (byte, byte) Load = (0x14, 0x20);
    private static readonly (byte, byte) EraseHidden = (0x14, 0x2e);
    private static readonly (byte, byte) LastRow = (0x14, 0x70);
    private static readonly (byte, byte) RowAboveIndentedByEight = (0x14, 0x54);
    private static readonly (byte, byte) Show = (0x14, 0x2f);
    private static readonly (byte, byte) Erase = (0x14, 0x2c);

    internal static byte[] Insert(byte[] stream, (int Frame, int Until, string Text)[] captions)
    {
        var pairs = Schedule(captions);
        var output = new List<byte>(stream.Length * 2);
        var starts = Starts(stream);
        for (var picture = 0; picture < starts.Count; picture++)
        {
            var end = picture + 1 < starts.Count ? starts[picture + 1] : stream.Length;
            var first = starts[picture] + Delimiter.Length + 1;
            output.AddRange(stream[starts[picture]..first]);
            output.AddRange(Message(pairs.GetValueOrDefault(picture)));
            output.AddRange(stream[first..end]);
        }

        return [.. output];
    }

    private static Dictionary<int, (byte, byte)> Schedule((int Frame, int Until, string Text)[] captions)
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

    private static byte[] Message((byte First, byte Second) pair)
    {
        byte[] payload = [0xb5, 0, 0x31, .. "GA94"u8, 3, 0x41, 0xff, 0xfc, OddParity(pair.First), OddParity(pair.Second), 0xff];
        return [0, 0, 0, 1, 6, 4, (byte)payload.Length, .. payload, 0x80];
    }

    private static byte OddParity(byte value) => BitOperations.PopCount(value) % 2 == 0 ? (byte)(value | 0x80) : value;

    private static List<int> Starts(byte[] stream)
    {
        var starts = new List<int>();
        for (var at = stream.AsSpan().IndexOf(Delimiter); at >= 0;)
        {
            starts.Add(at);
            var next = stream.AsSpan(at + 1).IndexOf(Delimiter);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return starts;
    }
}
