using System.Diagnostics;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Processes;

namespace EduStream.Media.Analysis;

/// <summary>Looks at a few pieces of a source, tries some encodes on them and chooses its ladder. Costs some seconds whatever the length.</summary>
public sealed class SourceAnalyser(ProcessRunner runner, ToolLocator tools)
{
    private const long LargestFile = 2_000_000_000;

    // Neighbours look alike: a third of the pictures says the same.
    private const int ComparedEvery = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private readonly EncodeRun run = new(runner, tools);
    private readonly SampleRuns samples = new(runner, tools);
    private readonly SpeedTrial speed = new(runner, tools);

    /// <summary>A value in every case that a retry would not change; a run that fails, for whatever reason, is worth no retry.</summary>
    /// <param name="input">Address from <c>IMediaInput.Address</c>.</param>
    /// <param name="folder">Scratch; holds up to some hundred megabytes, for the caller to remove.</param>
    /// <param name="progress">Gets 0 to 1.</param>
    public async Task<AnalysisOutcome> AnalyseAsync(
        SourceInfo source, EncodingOptions options, string input, string folder, Action<double>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        if (source.Video is null)
        {
            return new AnalysisOutcome(null, AnalysisFallbacks.NoPicture);
        }

        if (!options.Analyse || source.DurationSeconds < options.AnalyseFromSeconds)
        {
            return new AnalysisOutcome(null, options.Analyse ? AnalysisFallbacks.TooShort : AnalysisFallbacks.Off);
        }

        try
        {
            var plan = EncodingPlanner.Plan(source, options);
            return await MeasureAsync(plan, SamplePieces.For(plan), input, Directory.CreateDirectory(folder).FullName, progress, stop) is { } analysis
                ? new AnalysisOutcome(analysis, null)
                : new AnalysisOutcome(null, AnalysisFallbacks.NotMeasurable);
        }
        catch (ToolFailedException)
        {
            // The real encode has the last word about odd files; it does not need what is measured here.
            return new AnalysisOutcome(null, AnalysisFallbacks.NotMeasurable);
        }
    }

    private async Task<SourceAnalysis?> MeasureAsync(
        EncodingPlan plan, IReadOnlyList<ChunkPlan> pieces, string input, string folder, Action<double>? progress, CancellationToken stop)
    {
        var clock = Stopwatch.GetTimestamp();
        var meter = new PictureMeter();
        foreach (var piece in pieces)
        {
            if (await run.RunAsync(SampleArguments.Piece(plan, piece, input), Limit, LargestFile, null, stop, folder) is not null)
            {
                return null;
            }

            meter.Add(await File.ReadAllBytesAsync(Path.Combine(folder, SampleArguments.SmallFile(piece.Index)), stop), (piece.Frames / plan.FrameRate).Value);
            progress?.Invoke(0.4 * (piece.Index + 1) / pieces.Count);
        }

        await SampleRuns.JoinAsync(folder, pieces.Count, stop);
        var measures = meter.Result();
        var content = ContentClassifier.Classify(measures);
        var step = EncoderTuning.FrameStep(plan, content, measures);
        var trials = TrialEncode.For(plan.Video);
        await samples.EncodeAsync(plan, trials, pieces[0].Frames, step, EncoderTuning.For(content).X264, folder, stop);
        progress?.Invoke(0.8);
        var points = await samples.ScoreAsync(plan, trials, step, ComparedEvery, folder, stop);
        progress?.Invoke(0.9);
        if (points is null)
        {
            return null;
        }

        var curve = new QualityCurve(points);
        var decision = LadderChoice.Choose(plan, content, measures, curve);
        var megapixels = await speed.MeasureAsync(plan with { Video = [.. decision.Kept.Select(kept => kept.Rendition)] }, input, folder, stop);
        progress?.Invoke(1);
        return new SourceAnalysis(
            content,
            measures,
            points,
            [.. curve.Hull().Select(point => new TrialPoint(point.Width, point.Height, point.Crf, Math.Round(point.BitRate), Math.Round(Decibels.Ssim(point.Decibels), 6)))],
            decision,
            pieces.Sum(piece => piece.Frames / plan.FrameRate.Value),
            Stopwatch.GetElapsedTime(clock).TotalSeconds,
            megapixels);
    }
}
