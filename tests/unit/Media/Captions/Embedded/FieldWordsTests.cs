using EduStream.Media.Captions.Embedded.Fields;

namespace EduStream.Tests.Unit.Media.Captions.Embedded;

public sealed class FieldWordsTests
{
    [Fact]
    public void Words_AreWhatIsSent_CommandsDivideThem() => Assert.Equal("  HI YOU", Words("9420 9420 9470 9470 c849 94ad 94ad d94f d580"));

    [Fact]
    public void Words_LettersWithAccents_AreTheirPlainOnes() => Assert.Equal("ano aeio EN e", Words("617e 6f20 2a5c 5e5f 2045 9221 9221 4e20 113a 113a"));

    [Fact]
    public void Words_OfTheProgramme_AreNotCaptions()
    {
        Assert.Equal(" OK", Words("0103 4e45 5753 0f1d 152c 152c 4f4b"));
        Assert.False(Read("0103 4e45 5753 0f1d").IsUsed);
    }

    [Theory]
    [InlineData("8080 0000")]
    [InlineData("142c 142c 1420 2020")]
    public void Field_WithoutLetters_IsNotUsed(string pairs) => Assert.False(Read(pairs).IsUsed);

    [Fact]
    public void Words_WithoutEnd_AreCut()
    {
        var words = new FieldWords();
        for (var i = 0; i < 1_100_000; i++)
        {
            words.Add((byte)'A', (byte)'B');
        }

        Assert.Equal(2_000_000, words.Text.Length);
    }

    [Theory]
    [InlineData("GOOD MORNING, CLASS", ">> Good morning class. And more.", true)]
    [InlineData("EL NINO ESTA AQUI", "El niño está aquí", true)]
    [InlineData("ONE TWO THREE FOUR FIVE", "one two three four six", true)] // eight in ten
    [InlineData("ONE TWO THREE FOUR", "one two three six", false)]
    [InlineData("YES YES YES YES", "yes no", false)] // as often
    [InlineData("GOOD MORNING", "Buenos dias", false)]
    [InlineData("", "Good morning", false)]
    [InlineData("GOOD", "", false)]
    public void Hold_EightInTenWords_AreTheSame(string text, string other, bool expected) => Assert.Equal(expected, SameWords.Hold(text, other));

    private static string Words(string pairs) => Read(pairs).Text;

    private static FieldWords Read(string pairs)
    {
        var words = new FieldWords();
        foreach (var pair in pairs.Split(' ').Select(Convert.FromHexString))
        {
            words.Add(pair[0], pair[1]);
        }

        return words;
    }
}
