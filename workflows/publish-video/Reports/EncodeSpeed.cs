using EduStream.Media.Planning;

namespace EduStream.PublishVideo.Reports;

/// <summary>What the trial encodes say about this machine.</summary>
/// <param name="MegapixelsPerSecond">Of one core.</param>
/// <param name="Slots">Encodes at once on one replica.</param>
internal sealed record EncodeSpeed(double MegapixelsPerSecond, int Threads, int Slots, int Cores)
{
    internal double CoresAtWork => Math.Max(1, Math.Min(Cores, Slots * Threads));

    /// <param name="pixelsPerFrame">As <see cref="EncodingWork"/> weighs them.</param>
    /// <param name="decoding">With the work of decoding the source.</param>
    internal double CoreSeconds(EncodingPlan plan, double pixelsPerFrame, bool decoding = true) =>
        (pixelsPerFrame + (decoding ? EncodingWork.DecodingPerFrame(plan) : 0)) * plan.TotalFrames / 1e6 / MegapixelsPerSecond;
}
