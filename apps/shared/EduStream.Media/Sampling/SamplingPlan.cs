using EduStream.Media.Probing;

namespace EduStream.Media.Sampling;

/// <summary>
/// How a source is looked at, in a single pass: one small picture every <see cref="SampleSeconds"/> for the eyes of the program, one every
/// <see cref="TileSeconds"/> for those of viewers. Both counts are bounded, however long the source is.
/// </summary>
/// <param name="Width">Of a small picture, pixels: fits in a square of 160.</param>
/// <param name="Height">Of a small picture, pixels.</param>
/// <param name="SampleSeconds">1 up to six hours.</param>
/// <param name="TileSeconds">A multiple of <see cref="SampleSeconds"/>.</param>
/// <param name="Samples">How many samples to expect.</param>
/// <param name="Tiles">How many tiles the storyboard has.</param>
/// <param name="Columns">Tiles beside each other on a sheet.</param>
/// <param name="Rows">Tiles below each other on a sheet; the last sheet may be partly black.</param>
public sealed record SamplingPlan(int Width, int Height, int SampleSeconds, int TileSeconds, int Samples, int Tiles, int Columns, int Rows)
{
    private const int Box = 160;
    private const int MostSamples = 6 * 3600;
    private const int MostTiles = 600;
    private const int Side = 10;

    // A viewer who moves along the bar of an hour has a picture every ten seconds.
    private static readonly int[] Steps = [1, 2, 5, 10, 20, 30, 60, 120];

    /// <summary>Sheets of the storyboard.</summary>
    public int Sheets => ((Tiles - 1) / (Columns * Rows)) + 1;

    /// <summary>The plan for a source.</summary>
    public static SamplingPlan Of(SourceInfo source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var seconds = Math.Max(0, source.DurationSeconds);
        var (width, height) = Fit(source.Picture.Width, source.Picture.Height);
        var sample = Math.Max(1, (int)Math.Ceiling(seconds / MostSamples));
        var tile = Steps.FirstOrDefault(step => step % sample == 0 && seconds / step <= MostTiles, sample * (int)Math.Ceiling(seconds / sample / MostTiles));
        var tiles = Count(seconds, tile);
        return new SamplingPlan(width, height, sample, tile, Count(seconds, sample), tiles, Math.Min(Side, tiles), Math.Min(Side, (tiles - 1) / Side + 1));
    }

    // The picture at zero, and one more for every full step before the end.
    private static int Count(double seconds, int step) => Math.Max(1, (int)Math.Ceiling(seconds / step));

    private static (int Width, int Height) Fit(int width, int height)
    {
        var scale = (double)Box / Math.Max(width, height);
        return (Even(width * scale), Even(height * scale));
    }

    private static int Even(double side) => Math.Max(2, (int)Math.Round(side / 2) * 2);
}
