using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Outcomes;
using Xunit;

namespace EduStream.Tests.Unit.EnrichVideo;

public sealed class KeptPartsTests
{
    private static readonly PartOutcome[] Whole =
    [
        Done(EnrichmentParts.FileChapters), Done(EnrichmentParts.Samples), Done(EnrichmentParts.Storyboard), Done(EnrichmentParts.Posters), Done(EnrichmentParts.SlideText),
        Done(EnrichmentParts.Chapters), Done(CaptionParts.Embedded), Done(CaptionParts.Automatic), Done(EnrichmentParts.Offset),
    ];

    [Fact]
    public void What_is_there_and_what_the_file_does_not_hold_is_kept()
    {
        PartOutcome[] before = [.. Whole[..6], new(CaptionParts.Embedded, PartState.NotAvailable, PartReasons.NothingThere), new(CaptionParts.Automatic, PartState.NotAvailable, CaptionPartReasons.NotConfigured)];

        Assert.Equal(before, KeptParts.Of(before, readsSlides: false, hears: false));
        Assert.Empty(KeptParts.Of([], readsSlides: true, hears: true));
    }

    [Theory]
    [InlineData(CaptionParts.Automatic, new string[0])]
    [InlineData(EnrichmentParts.Offset, new string[0])]
    [InlineData(EnrichmentParts.Storyboard, new[] { EnrichmentParts.Samples })]
    [InlineData(EnrichmentParts.Posters, new[] { EnrichmentParts.Samples })]
    [InlineData(EnrichmentParts.SlideText, new[] { EnrichmentParts.Samples, EnrichmentParts.Chapters, EnrichmentParts.FileChapters })]
    [InlineData(EnrichmentParts.FileChapters, new[] { EnrichmentParts.Chapters })]
    [InlineData(EnrichmentParts.Chapters, new[] { EnrichmentParts.FileChapters })]
    public void What_failed_is_made_again_with_what_it_needs_and_what_is_made_of_it(string failed, string[] with)
    {
        var kept = KeptParts.Of([.. Whole.Select(part => part.Part == failed ? part with { State = PartState.Failed, Reason = PartReasons.Internal } : part)], readsSlides: false, hears: false);

        Assert.Equal(with.Append(failed).Order(), Whole.Select(part => part.Part).Except(kept.Select(part => part.Part)).Order());
    }

    [Fact]
    public void Samples_that_failed_are_taken_again_for_all_that_went_without()
    {
        PartOutcome[] before =
        [
            Done(EnrichmentParts.FileChapters), new(EnrichmentParts.Samples, PartState.Failed, PartReasons.Internal), Skipped(EnrichmentParts.Storyboard),
            new(EnrichmentParts.Posters, PartState.NotAvailable, PartReasons.NothingThere), Skipped(EnrichmentParts.SlideText), Done(EnrichmentParts.Chapters), Done(CaptionParts.Embedded),
        ];

        Assert.Equal([Done(CaptionParts.Embedded)], KeptParts.Of(before, readsSlides: true, hears: true));
    }

    [Fact]
    public void What_goes_without_samples_because_there_is_no_picture_stays_so()
    {
        PartOutcome[] before = [new(EnrichmentParts.Samples, PartState.NotAvailable, PartReasons.NoPicture), Skipped(EnrichmentParts.Storyboard), new(CaptionParts.Automatic, PartState.Failed, PartReasons.Internal)];

        Assert.Equal(before[..2], KeptParts.Of(before, readsSlides: true, hears: true));
    }

    [Theory]
    [InlineData(EnrichmentParts.SlideText, PartReasons.NotInstalled, true, false)]
    [InlineData(CaptionParts.Automatic, CaptionPartReasons.NotConfigured, false, true)]
    public void What_was_not_installed_is_made_as_soon_as_it_is(string part, string reason, bool readsSlides, bool hears)
    {
        PartOutcome[] before = [new(part, PartState.NotAvailable, reason)];

        Assert.Equal(before, KeptParts.Of(before, readsSlides: !readsSlides, hears: !hears));
        Assert.Empty(KeptParts.Of(before, readsSlides, hears));
    }

    private static PartOutcome Done(string part) => new(part, PartState.Done, null);

    private static PartOutcome Skipped(string part) => new(part, PartState.Skipped, PartReasons.NoSamples);
}
