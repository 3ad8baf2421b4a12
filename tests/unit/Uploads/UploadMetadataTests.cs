using System.Text;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.Uploads.Tus;
using Xunit;

namespace EduStream.Tests.Unit.Uploads;

public sealed class UploadMetadataTests
{
    private static readonly LessonId Lesson = new(Guid.Parse("0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"));

    [Fact]
    public void Read_LessonAndName_TakesBoth()
    {
        var metadata = UploadMetadata.Read($"filename {Base64("lecture.mp4")},lessonId {Base64(Lesson.ToString())},filetype {Base64("video/mp4")},is_draft");
        Assert.Equal(new UploadMetadata(Lesson, "lecture.mp4"), metadata);
    }

    [Fact]
    public void Read_SpaceAfterComma_IsForgiven() =>
        Assert.Equal("lecture.mp4", UploadMetadata.Read($"filename {Base64("lecture.mp4")}, lessonId {Base64(Lesson.ToString())}")?.FileName);

    [Theory]
    [InlineData("slides", CompanionRole.Slides, true)]
    [InlineData("camera", CompanionRole.Camera, true)]
    [InlineData("Slides", null, false)]
    [InlineData("0", null, false)]
    [InlineData("", null, false)]
    public void Read_Companion_IsOneOfTwoOrIsToldApartFromNone(string companion, CompanionRole? expected, bool known)
    {
        var metadata = UploadMetadata.Read($"lessonId {Base64(Lesson.ToString())},companion {Base64(companion)}")!;
        Assert.Equal((expected, known), (metadata.Companion, metadata.IsForKnownPart));
    }

    [Theory]
    [InlineData("/etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system32\\cmd.exe", "cmd.exe")]
    [InlineData("../", "upload")]
    [InlineData("", "upload")]
    [InlineData("   ", "upload")]
    [InlineData("a\r\nSet-Cookie: x", "aSet-Cookie: x")]
    [InlineData("a\0b\u001b[31mred", "ab[31mred")]
    [InlineData("photo\u202egpj.exe", "photogpj.exe")]
    [InlineData("a\u2028b\ufeff", "ab")]
    [InlineData("Vorlesung äöü 講義 🎓.mp4", "Vorlesung äöü 講義 🎓.mp4")]
    public void Read_HostileName_BecomesOnePlainLine(string name, string expected) => Assert.Equal(expected, Named(Encoding.UTF8.GetBytes(name)));

    [Fact]
    public void Read_LongName_IsCutBetweenCharacters()
    {
        var name = Named(Encoding.UTF8.GetBytes("x" + string.Concat(Enumerable.Repeat("🎓", 300))));
        Assert.Equal(255, name.Length);
        Assert.True(char.IsLowSurrogate(name[^1]));
    }

    [Fact]
    public void Read_NameThatIsNotUtf8_StaysText() => Assert.Equal("\ufffd\ufffdx", Named([0xff, 0xc0, (byte)'x']));

    private static string Named(byte[] name) => UploadMetadata.Read($"lessonId {Base64(Lesson.ToString())},filename {Convert.ToBase64String(name)}")!.FileName;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
