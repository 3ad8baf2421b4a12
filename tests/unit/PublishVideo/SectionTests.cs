using System.Text.Json;
using DaprProtocol.Workflows;
using EduStream.Media.Planning;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Sections;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class SectionTests
{
    [Theory]
    [InlineData(101, 4, 4)]
    [InlineData(400, 4, 4)]
    [InlineData(401, 4, 8)]
    [InlineData(2160, 4, 24)]
    [InlineData(250, 2, 4)]
    [InlineData(101, 1, 2)]
    [InlineData(720, 1, 8)]
    [InlineData(1_000_000, 4, 10_000)]
    public void Split_ManyChunks_CoversEachOnceInSectionsOfOneSizeThatFillTheLanes(int chunks, int atOnce, int count)
    {
        var sections = SectionGrid.Split(chunks, atOnce);

        Assert.Equal(count, sections.Count);
        Assert.Equal(sections.Select(section => section.First), sections.Select(section => section.End).Prepend(0).SkipLast(1));
        Assert.Equal(chunks, sections[^1].End);
        Assert.InRange(sections.Max(section => section.Count), 1, SectionGrid.ChunksPerSection);
        Assert.InRange(sections.Max(section => section.Count) - sections.Min(section => section.Count), 0, 1);
    }

    [Theory]
    [InlineData(16, 4, "4 4 4 4")]
    [InlineData(6, 4, "2 2 1 1")]
    [InlineData(3, 3, "1 1 1")]
    [InlineData(1, 1, "1")]
    public void ShareOf_EveryLane_UsesExactlyWhatThePlanAllows(int chunksAtOnce, int lanes, string shares) =>
        Assert.Equal(shares, string.Join(' ', Enumerable.Range(0, lanes).Select(lane => SectionGrid.ShareOf(lane, lanes, chunksAtOnce))));

    [Fact]
    public void Run_LongLecture_AsksForSectionsAndForNoChunkButTheFirstThatIsShown()
    {
        var lecture = new LongLecture();

        lecture.GoOn();

        Assert.Equal(OrchestrationStatus.Completed, lecture.End?.WorkflowStatus);
        Assert.Equal(["MakeInstantChunk 0"], lecture.Asked.Where(step => step.Contains("Chunk ", StringComparison.Ordinal)));
        Assert.Equal(["encode", "encode", "encode", "encode", "instant", "instant", "verify", "verify", "verify", "verify"], lecture.Sections.Keys.Select(KindOf).Order(StringComparer.Ordinal));
        Assert.Equal(["EncodeAudio 0", "EncodeAudio 1", "PackageAudio 0", "PackageAudio 1", "VerifyAudio 0", "VerifyAudio 1"], lecture.Asked.Where(step => step.Contains("Audio", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(lecture.Sections.Keys, id => Assert.True(PublishVideoInput.TryReadWorkflowId(id, out var video, out var version) && (video, version) == (LongLecture.Version.VideoId, 7), id));
    }

    [Fact]
    public void Run_LongLecture_GivesEachLadderSectionItsChunksAndItsShare()
    {
        var lecture = new LongLecture();

        lecture.GoOn();

        var given = lecture.Sections.Where(section => KindOf(section.Key) == "encode").Select(section => JsonSerializer.Deserialize<LadderSectionInput>(section.Value, JsonSerializerOptions.Web)!).ToList();
        Assert.Equal(SectionGrid.Split(LongLecture.Chunks, 4).Select(section => section.Of(ChunkOrder.Of(LongLecture.Chunks))), given.Select(section => section.Chunks));
        Assert.All(given, section => Assert.Equal((LadderWork.Encode, 1, LongLecture.Version), (section.Work, section.ChunksAtOnce, section.Version)));
    }

    [Fact]
    public void Run_LongLectureTwice_NamesItsSectionsTheSame()
    {
        var (one, other) = (new LongLecture(), new LongLecture());
        one.GoOn();
        other.GoOn();

        Assert.Equal(one.Sections.Keys, other.Sections.Keys);
    }

    private static string KindOf(string id) => id.Split('-')[^3];
}
