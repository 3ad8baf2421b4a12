using Dapr.Workflow;
using EduStream.Contracts.Captions;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Captions;
using EduStream.EnrichVideo.Work;
using EduStream.Media.Captions.Embedded;
using EduStream.PublishVideo.Work;

namespace EduStream.EnrichVideo.Activities;

/// <summary>The captions inside the file, offered to the catalog one language after the other. Offering one twice is the same as once.</summary>
internal sealed class ExtractCaptions(EnrichmentFiles work, EncodeSlots slots, EmbeddedCaptionReader reader, CaptionOffers offers, ILogger<ExtractCaptions> logger)
    : WorkflowActivity<EnrichVideoInput, PartResult>
{
    public override async Task<PartResult> RunAsync(WorkflowActivityContext context, EnrichVideoInput input)
    {
        await using var source = await work.OpenSourceAsync(input);
        if (source is null || await work.InspectAsync(input, source) is not { } info)
        {
            return PartResult.NotAvailable(PartReasons.SourceRemoved);
        }

        // Closed captions are inside the pictures: all of them have to be decoded.
        using var slot = await slots.TakeAsync(input.OwnerId, WorkClass.Optional);
        if (await reader.ReadAsync(source.Address, info) is not { } found)
        {
            return PartResult.NotAvailable(PartReasons.Unreadable);
        }

        if (found.Refused + found.Unreadable > 0)
        {
            logger.CaptionsLeftOut(input.VideoId, input.Version, found.Refused, found.Unreadable);
        }

        var answers = new List<OfferAnswer>();
        foreach (var captions in found.Captions)
        {
            var kind = captions.ForTheDeaf ? CaptionKind.Captions : CaptionKind.Subtitles;
            var answer = await offers.OfferAsync(input.VideoId, new OfferCaptions(captions.Language, kind, CaptionOrigin.Embedded, input.Version, captions.Label), captions.WebVtt);
            logger.CaptionsOffered(input.VideoId, input.Version, captions.Language, answer);
            answers.Add(answer);
        }

        return answers.Contains(OfferAnswer.Taken) ? PartResult.Done : PartResult.NotAvailable(
            answers.Contains(OfferAnswer.Kept) ? CaptionPartReasons.Kept
            : answers.Contains(OfferAnswer.Refused) || found.Refused > 0 ? CaptionPartReasons.Refused
            : found.Unreadable > 0 ? PartReasons.Unreadable
            : PartReasons.NothingThere);
    }
}
