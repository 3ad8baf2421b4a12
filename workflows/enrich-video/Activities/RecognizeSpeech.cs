using Dapr.Workflow;
using EduStream.Contracts.Captions;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Captions;
using EduStream.EnrichVideo.Work;
using EduStream.Media.Captions;
using EduStream.Media.Probing;
using EduStream.Media.Speech;
using EduStream.PublishVideo.Work;
using EduStream.Storage;

namespace EduStream.EnrichVideo.Activities;

/// <summary>Captions by speech recognition, where this installation has a recognizer and nobody has given better ones.</summary>
internal sealed class RecognizeSpeech(
    EnrichmentFiles work, EncodeSlots slots, ScratchSpace scratch, SpeechSound sound, ISpeechRecognizer recognizer, CaptionOffers offers, IMediaStore store, ILogger<RecognizeSpeech> logger)
    : WorkflowActivity<EnrichVideoInput, PartResult>
{
    // At peak hours a service takes a day.
    private static readonly TimeSpan AddressLife = TimeSpan.FromHours(26);

    public override async Task<PartResult> RunAsync(WorkflowActivityContext context, EnrichVideoInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!recognizer.IsConfigured)
        {
            return PartResult.NotAvailable(CaptionPartReasons.NotConfigured);
        }

        if (await offers.HasBetterThanAutomaticAsync(input.VideoId, input.Version))
        {
            return PartResult.NotAvailable(CaptionPartReasons.Kept);
        }

        // What was begun goes on by itself: it is only asked for.
        if (await work.Files.ExistsAsync(EnrichmentPaths.SpeechJob(input)))
        {
            var begun = await work.Files.ReadAsync<SpeechJob>(EnrichmentPaths.SpeechJob(input));
            return await ConcludeAsync(input, await recognizer.RecognizeAsync(new SpeechTask(string.Empty, string.Empty, 0, null) { Job = begun.Job }), begun.Spoken);
        }

        await using var source = await work.OpenSourceAsync(input);
        return source is null || await work.InspectAsync(input, source) is not { } info ? PartResult.NotAvailable(PartReasons.SourceRemoved) : await ListenAsync(input, source, info);
    }

    private async Task<PartResult> ListenAsync(EnrichVideoInput input, IMediaInput source, SourceInfo info)
    {
        using var slot = await slots.TakeAsync(input.OwnerId, WorkClass.Optional);
        using var folder = scratch.NewFolder();
        var wav = folder.File("sound.wav");
        if (!await sound.WriteAsync(source.Address, info, wav))
        {
            return PartResult.NotAvailable(CaptionPartReasons.NoSound);
        }

        var results = Directory.CreateDirectory(folder.File("results")).FullName;
        var spoken = info.Audio.Count > 0 ? info.Audio[0].Language : null;
        return await ConcludeAsync(input, await recognizer.RecognizeAsync(new SpeechTask(wav, results, info.DurationSeconds, spoken, await AddressAsync(input, wav))), spoken);
    }

    private async Task<Uri?> AddressAsync(EnrichVideoInput input, string wav)
    {
        if (!recognizer.NeedsAddress)
        {
            return null;
        }

        await work.Files.CommitFileAsync(EnrichmentPaths.SpeechSound(input), wav);
        return await store.FindReadAddressAsync(EnrichmentPaths.SpeechSound(input), AddressLife);
    }

    private async Task<PartResult> ConcludeAsync(EnrichVideoInput input, SpeechOutcome outcome, string? spoken)
    {
        switch (outcome)
        {
            case SpeechOutcome.Heard heard:
                return await OfferAsync(input, heard, spoken);
            case SpeechOutcome.Running running:
                await work.Files.CommitAsync(EnrichmentPaths.SpeechJob(input), new SpeechJob(running.Job, spoken));
                return new PartResult(PartState.Skipped, CaptionPartReasons.StillListening);
            case SpeechOutcome.Failed failed:
                return new PartResult(PartState.Failed, failed.Reason);
            default:
                throw new InvalidOperationException("There is no other outcome.");
        }
    }

    private async Task<PartResult> OfferAsync(EnrichVideoInput input, SpeechOutcome.Heard heard, string? spoken)
    {
        var language = heard.Language ?? CaptionLanguage.Canonical(spoken) ?? CaptionLanguage.Unknown;
        var answer = await offers.OfferAsync(input.VideoId, new OfferCaptions(language, CaptionKind.Captions, CaptionOrigin.Automatic, input.Version), heard.Captions);
        logger.CaptionsOffered(input.VideoId, input.Version, language, answer);
        return answer switch
        {
            OfferAnswer.Taken => PartResult.Done,
            OfferAnswer.Kept => PartResult.NotAvailable(CaptionPartReasons.Kept),
            OfferAnswer.Refused => PartResult.NotAvailable(CaptionPartReasons.Refused),
            _ => PartResult.NotAvailable(PartReasons.NothingThere),
        };
    }

    /// <summary>Work that a recognizer has begun.</summary>
    private sealed record SpeechJob(string Job, string? Spoken);
}
