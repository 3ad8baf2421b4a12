namespace EduStream.Media.Analysis;

/// <summary>Pure: counts in small raw pictures (RGB, 8 bit, <see cref="Width"/> x <see cref="Height"/>), piece by piece.</summary>
internal sealed class PictureMeter
{
    internal const int Width = 320;
    internal const int Height = 180;
    internal const int FrameBytes = Width * Height * 3;
    internal const int BlockSide = 20;
    private const int BlocksAcross = Width / BlockSide;
    private const int Blocks = BlocksAcross * (Height / BlockSide);

    // Steps of brightness: what encoders and cameras add stays below the first, what a pen or a window draws lies above.
    private const int Change = 18;
    private const int Edge = 48;
    private const double BlockMoves = 0.02;
    private const double Still = 0.0004;
    private const double Cut = 0.35;

    private readonly List<double> colours = [];
    private readonly List<bool[]> places = [];
    private double pairs, still, area, motion, flat, edges, cuts, frames, seconds;

    /// <summary>Pictures of one piece, one after another; what is left over at the end is not looked at.</summary>
    /// <param name="length">Seconds that the piece covers.</param>
    internal void Add(ReadOnlySpan<byte> piece, double length)
    {
        var count = piece.Length / FrameBytes;
        var moved = new int[Blocks];
        byte[]? before = null;
        for (var index = 0; index < count; index++)
        {
            var picture = piece.Slice(index * FrameBytes, FrameBytes);
            var grey = Grey(picture);
            Texture(grey);
            colours.Add(ColourCount.Of(picture));
            if (before is not null)
            {
                Compare(before, grey, moved);
            }

            before = grey;
        }

        seconds += length;
        if (count > 1)
        {
            places.Add([.. moved.Select(times => times * 4 >= count - 1)]);
        }
    }

    internal PictureMeasures Result()
    {
        var ever = Enumerable.Range(0, Blocks).Count(block => places.Any(place => place[block]));
        var often = Enumerable.Range(0, Blocks).Count(block => places.Count(place => place[block]) * 2 > places.Count);
        colours.Sort();
        return new PictureMeasures(
            Share(still, pairs), Share(area, pairs), Share(motion, pairs), Share(flat, frames), Share(edges, frames),
            colours.Count > 0 ? colours[colours.Count / 2] : 0,
            Share(often, ever), often / (double)Blocks, Share(cuts * 60, seconds));
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;

    private static byte[] Grey(ReadOnlySpan<byte> picture)
    {
        var grey = new byte[Width * Height];
        for (var at = 0; at < grey.Length; at++)
        {
            grey[at] = (byte)(((picture[at * 3] * 77) + (picture[(at * 3) + 1] * 150) + (picture[(at * 3) + 2] * 29)) >> 8);
        }

        return grey;
    }

    private void Texture(byte[] grey)
    {
        var (equal, jumps) = (0, 0);
        for (var at = 0; at < grey.Length - Width - 1; at++)
        {
            var (right, below) = (Math.Abs(grey[at] - grey[at + 1]), Math.Abs(grey[at] - grey[at + Width]));
            equal += right == 0 && below == 0 ? 1 : 0;
            jumps += right >= Edge ? 1 : 0;
        }

        flat += equal / (double)grey.Length;
        edges += jumps / (double)grey.Length;
        frames++;
    }

    private void Compare(byte[] before, byte[] grey, int[] moved)
    {
        var blocks = new int[Blocks];
        var (sum, changed) = (0L, 0);
        for (var at = 0; at < grey.Length; at++)
        {
            var difference = Math.Abs(grey[at] - before[at]);
            sum += difference;
            if (difference >= Change)
            {
                changed++;
                blocks[(at / Width / BlockSide * BlocksAcross) + (at % Width / BlockSide)]++;
            }
        }

        for (var block = 0; block < Blocks; block++)
        {
            moved[block] += blocks[block] >= BlockMoves * BlockSide * BlockSide ? 1 : 0;
        }

        var share = changed / (double)grey.Length;
        pairs++;
        still += share <= Still ? 1 : 0;
        cuts += share >= Cut ? 1 : 0;
        area += share;
        motion += sum / 255.0 / grey.Length;
    }
}
