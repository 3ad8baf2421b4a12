using Dapr.Workflow;
using EduStream.Contracts.Captions;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Captions;
using EduStream.EnrichVideo.Work;
using EduStream.Media.Captions;
using EduStream.Media.Speech;
using EduStream.PublishVideo.Work;

namespace EduStream.EnrichVideo.Activities;

/// <summary>Captions by speech recognition, where this installation has a recognizer and nobody has given better ones.</summary>
internal sealed class RecognizeSpeech(
    EnrichmentFiles work, EncodeSlots slots, ScratchSpace scratch, SpeechSound sound, ISpeechRecognizer recognizer, CaptionOffers offers, ILogger<RecognizeSpeech> logger)
    : WorkflowActivity<EnrichVideoInput, PartResult>
{
    public override async Task<PartResult> RunAsync(WorkflowActivityContext context, EnrichVideoInput input)
    {
        if (!recognizer.IsConfigured)
        {
            return PartResult.NotAvailable(CaptionPartReasons.NotConfigured);
        }

        if (await offers.HasBetterThanAutomaticAsync(input.VideoId, input.Version))
        {
            return PartResult.NotAvailable(CaptionPartReasons.Kept);
        }

        await using var source = await work.OpenSourceAsync(input);
        if (source is null || await work.InspectAsync(input, source) is not { } info)
        {
            return PartResult.NotAvailable(PartReasons.SourceRemoved);
        }

        using var slot = await slots.TakeAsync(input.OwnerId, WorkClass.Optional);
        using var folder = scratch.NewFolder();
        if (!await sound.WriteAsync(source.Address, info, folder.File("sound.wav")))
        {
            return PartResult.NotAvailable(CaptionPartReasons.NoSound);
        }

        var spoken = info.Audio.Count > 0 ? info.Audio[0].Language : null;
        var results = Directory.CreateDirectory(folder.File("results")).FullName;
        return await recognizer.RecognizeAsync(folder.File("sound.wav"), info.DurationSeconds, spoken, results) switch
        {
            SpeechOutcome.Heard heard => await OfferAsync(input, heard, spoken),
            SpeechOutcome.Failed failed => new PartResult(PartState.Failed, failed.Reason),
            _ => throw new InvalidOperationException("There is no third outcome."),
        };
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
}
