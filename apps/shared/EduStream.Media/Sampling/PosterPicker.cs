namespace EduStream.Media.Sampling;

/// <summary>
/// Pure: which pictures stand best for a video. One from each fifth, so that they are spread; of each the sharpest that is neither black, blank nor in
/// the middle of a change. A fifth that holds nothing good gives none.
/// </summary>
internal sealed class PosterPicker(SamplingPlan plan)
{
    private const int Candidates = 5;

    // Changing by this much halves what a picture is worth: in a cross-fade both neighbours differ, in a lecture at least one is alike.
    private const double HalvingChange = 8;

    private readonly List<PictureScore> scores = [];
    private byte[] before = [];

    internal void Add(ReadOnlySpan<byte> frame)
    {
        scores.Add(PictureScore.Of(frame, before, plan.Width));
        before = frame.ToArray();
    }

    /// <summary>In order of time; the one with the highest score is the best.</summary>
    internal IReadOnlyList<PosterCandidate> Pick() =>
    [
        .. Enumerable.Range(0, Candidates)
            .Select(part => (From: scores.Count * part / Candidates, To: scores.Count * (part + 1) / Candidates))
            .Where(part => part.To > part.From)
            .Select(part => Enumerable.Range(part.From, part.To - part.From).Select(index => new PosterCandidate(index * plan.SampleSeconds, Math.Round(Worth(index), 2))).MaxBy(one => one.Score)!)
            .Where(one => one.Score > 0),
    ];

    private double Worth(int index)
    {
        var after = index + 1 < scores.Count ? scores[index + 1].Change : double.MaxValue;
        var unrest = Math.Min(scores[index].Change, after);
        return scores.Count == 1 ? scores[index].Quality : scores[index].Quality / (1 + (unrest / HalvingChange));
    }
}

/// <summary>A picture that could stand for the video.</summary>
/// <param name="Seconds">On the published timeline.</param>
/// <param name="Score">Higher is better; comparable within one video only.</param>
public sealed record PosterCandidate(double Seconds, double Score);
