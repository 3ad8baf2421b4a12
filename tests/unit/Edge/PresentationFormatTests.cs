using System.Text;
using System.Text.Json;
using EduStream.Contracts.Presentation;
using EduStream.Edge.Manifests;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class PresentationFormatTests
{
    private static readonly JsonSerializerOptions Json = EduStream.ServiceDefaults.ServiceDefaults.Json;

    [Fact]
    public async Task ReadAsync_WhatPackagingWrites_GivesTracksAndSegments()
    {
        var presentation = await ReadAsync(SamplePresentation.Document(true, SamplePresentation.Protection), SamplePresentation.Index(true));
        Assert.True(presentation.IsEncrypted(presentation.Track("v720")!));
        Assert.Equal(16, presentation.SegmentCount);
        Assert.Equal(480480, presentation.Segments(presentation.Track("v720")!)[3].Time);
    }

    [Fact]
    public async Task ReadAsync_UnknownSchema_IsRefused() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(SamplePresentation.Document(true, null) with { SchemaVersion = 2 }, []));

    [Theory]
    [InlineData("v720/../../x", 30000)]
    [InlineData("init.mp4", 30000)]
    [InlineData("v720/init.mp4", 0)]
    public async Task ReadAsync_TrackThatCannotBeServed_IsRefused(string init, int timescale)
    {
        var document = SamplePresentation.Document(true, null);
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(document with { Tracks = [document.Tracks[1] with { InitFile = init, Timescale = timescale }] }, []));
    }

    [Theory]
    [InlineData("other", 0, 1)]
    [InlineData("v720", -1, 1)]
    [InlineData("v720", 0, 0)]
    public async Task ReadAsync_SegmentThatCannotBe_IsRefused(string track, long time, long duration) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(SamplePresentation.Document(true, null), [new SegmentEntry(track, time, duration, 1)]));

    private static Task<Presentation> ReadAsync(PresentationDocument document, IEnumerable<SegmentEntry> index)
    {
        var lines = string.Concat(index.Select(entry => JsonSerializer.Serialize(entry, Json) + "\n"));
        return PresentationFormat.ReadAsync(
            new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(document, Json)), new MemoryStream(Encoding.UTF8.GetBytes(lines)), TestContext.Current.CancellationToken);
    }
}
