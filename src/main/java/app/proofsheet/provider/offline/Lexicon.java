package app.proofsheet.provider.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words of a prompt the engine understands, and what each of them chooses. */
final class Lexicon {
    /** Phrase {@code |} trait {@code =} values; {@code *} means the trait itself is named. */
    private static final String ENTRIES =
            """
            hoodie|WEAR=HOODIE
            hooded sweatshirt|WEAR=HOODIE
            sweatshirt|WEAR=HOODIE
            knit|WEAR=KNIT,CABLE_KNIT
            plain knit|WEAR=KNIT
            plain knitwear|WEAR=KNIT
            fine knit|WEAR=KNIT
            knitwear|WEAR=KNIT,CABLE_KNIT,CARDIGAN
            knit sweater|WEAR=KNIT
            knitted sweater|WEAR=KNIT
            sweater|WEAR=KNIT,CABLE_KNIT
            jumper|WEAR=KNIT,CABLE_KNIT
            pullover|WEAR=KNIT,CABLE_KNIT
            turtleneck|WEAR=KNIT
            cable knit|WEAR=CABLE_KNIT
            cable knit sweater|WEAR=CABLE_KNIT
            cable knit jumper|WEAR=CABLE_KNIT
            chunky knit|WEAR=CABLE_KNIT
            aran|WEAR=CABLE_KNIT
            cardigan|WEAR=CARDIGAN
            knit cardigan|WEAR=CARDIGAN
            open cardigan|WEAR=CARDIGAN
            shirt|WEAR=SHIRT
            overshirt|WEAR=SHIRT
            blazer|WEAR=SHIRT
            jacket|WEAR=SHIRT
            suit|WEAR=SHIRT
            blouse|WEAR=SHIRT
            button down|WEAR=SHIRT
            collared shirt|WEAR=SHIRT
            glasses|GLASSES=ROUND,RECTANGULAR
            spectacles|GLASSES=ROUND,RECTANGULAR
            eyeglasses|GLASSES=ROUND,RECTANGULAR
            eyewear|GLASSES=ROUND,RECTANGULAR
            with glasses|GLASSES=ROUND,RECTANGULAR
            glasses on|GLASSES=ROUND,RECTANGULAR
            glasses off|GLASSES=NONE
            glasses free|GLASSES=NONE
            same glasses|GLASSES=ROUND
            round glasses|GLASSES=ROUND
            wire glasses|GLASSES=ROUND
            round frames|GLASSES=ROUND
            rectangular glasses|GLASSES=RECTANGULAR
            rectangle glasses|GLASSES=RECTANGULAR
            square glasses|GLASSES=RECTANGULAR
            rectangular frames|GLASSES=RECTANGULAR
            bob|HAIR=BOB
            bobbed hair|HAIR=BOB
            shoulder length hair|HAIR=BOB
            long hair|HAIR=LONG
            hair down|HAIR=LONG,BOB
            tied hair|HAIR=TIED
            tied back|HAIR=TIED
            hair tied|HAIR=TIED
            hair up|HAIR=TIED
            hair back|HAIR=TIED
            bun|HAIR=TIED
            ponytail|HAIR=TIED
            short hair|HAIR=SHORT
            cropped hair|HAIR=SHORT
            curly hair|HAIR=CURLY
            curls|HAIR=CURLY
            curly|HAIR=CURLY
            afro|HAIR=CURLY
            woman|HAIR=BOB,LONG,TIED,CURLY;BEARD=OFF
            female|HAIR=BOB,LONG,TIED,CURLY;BEARD=OFF
            girl|HAIR=BOB,LONG,TIED,CURLY;BEARD=OFF
            she|HAIR=BOB,LONG,TIED,CURLY;BEARD=OFF
            her|HAIR=BOB,LONG,TIED,CURLY;BEARD=OFF
            man|HAIR=SHORT
            male|HAIR=SHORT
            guy|HAIR=SHORT
            he|HAIR=SHORT
            his|HAIR=SHORT
            beard|BEARD=ON;HAIR=SHORT
            bearded|BEARD=ON;HAIR=SHORT
            stubble|BEARD=ON;HAIR=SHORT
            clean shaven|BEARD=OFF
            fair skin|SKIN=#e2b997
            pale skin|SKIN=#e8c4a6
            light skin|SKIN=#e2b997
            medium skin|SKIN=#cd9b77
            olive skin|SKIN=#cfa27a
            tan skin|SKIN=#c08a63
            brown skin|SKIN=#a87048
            dark skin|SKIN=#80523a
            deep skin|SKIN=#6d4430
            black woman|SKIN=#80523a;HAIR=CURLY,TIED,BOB;BEARD=OFF
            black man|SKIN=#80523a;HAIR=SHORT
            earring|EARRINGS=ON
            jewellery|EARRINGS=ON
            jewelry|EARRINGS=ON
            smile|SMILE=BROAD
            smiling|SMILE=BROAD
            soft smile|SMILE=SOFT
            slight smile|SMILE=SOFT
            gentle smile|SMILE=SOFT
            small smile|SMILE=SOFT
            calm|SMILE=SOFT
            relaxed|SMILE=SOFT
            friendly|SMILE=SOFT,BROAD
            cheerful|SMILE=BROAD
            laughing|SMILE=BROAD
            happy|SMILE=BROAD
            grin|SMILE=BROAD
            serious|SMILE=SERIOUS
            neutral expression|SMILE=SERIOUS
            thoughtful|SMILE=SERIOUS
            looking at camera|GAZE=CAMERA
            looking at the camera|GAZE=CAMERA
            to camera|GAZE=CAMERA
            eye contact|GAZE=CAMERA
            looking away|GAZE=AWAY
            looking aside|GAZE=AWAY
            off camera|GAZE=AWAY
            microphone|MIC=DESK,BOOM,LAVALIER
            mic|MIC=DESK,BOOM,LAVALIER
            podcast microphone|MIC=BOOM,DESK
            desk microphone|MIC=DESK
            desk mic|MIC=DESK
            table microphone|MIC=DESK
            table mic|MIC=DESK
            usb microphone|MIC=DESK
            boom|MIC=BOOM
            boom arm|MIC=BOOM
            boom mic|MIC=BOOM
            boom microphone|MIC=BOOM
            mic arm|MIC=BOOM
            lavalier|MIC=LAVALIER
            lavalier microphone|MIC=LAVALIER
            lavalier mic|MIC=LAVALIER
            lapel mic|MIC=LAVALIER
            lapel microphone|MIC=LAVALIER
            clip on mic|MIC=LAVALIER
            clip on microphone|MIC=LAVALIER
            lav|MIC=LAVALIER
            lav mic|MIC=LAVALIER
            laptop|PROP=LAPTOP
            notebook computer|PROP=LAPTOP
            notebook|PROP=NOTEBOOK
            notepad|PROP=NOTEBOOK
            open notebook|PROP=NOTEBOOK
            journal|PROP=NOTEBOOK
            keyboard|PROP=KEYBOARD
            phone|PROP=PHONE
            smartphone|PROP=PHONE
            empty desk|PROP=NONE;MUG=OFF
            clear desk|PROP=NONE;MUG=OFF
            clean desk|PROP=NONE
            bare desk|PROP=NONE;MUG=OFF
            mug|MUG=ON
            cup|MUG=ON
            coffee|MUG=ON
            coffee cup|MUG=ON
            coffee mug|MUG=ON
            tea|MUG=ON
            window|ROOM=WINDOW,OFFICE
            by the window|ROOM=WINDOW
            by a window|ROOM=WINDOW
            window light|ROOM=WINDOW,SAGE,SUNLIGHT
            windowlight|ROOM=WINDOW,SAGE,SUNLIGHT
            natural light|ROOM=WINDOW,SAGE,SUNLIGHT,OFFICE
            daylight|ROOM=WINDOW,SAGE,SUNLIGHT,OFFICE
            day light|ROOM=WINDOW,SAGE,SUNLIGHT,OFFICE
            morning light|ROOM=WINDOW,SAGE,SUNLIGHT
            morning|ROOM=WINDOW,SAGE,SUNLIGHT
            bookshelf|ROOM=SHELF
            bookshelves|ROOM=SHELF
            bookcase|ROOM=SHELF
            shelf|ROOM=SHELF
            shelves|ROOM=SHELF
            library|ROOM=SHELF
            books|ROOM=SHELF
            lamp|ROOM=SHELF,DUSK
            office|ROOM=OFFICE
            home office|ROOM=OFFICE,SHELF
            pinboard|ROOM=OFFICE
            workplace|ROOM=OFFICE
            meeting room|ROOM=OFFICE
            blinds|ROOM=OFFICE
            sunlight|ROOM=SUNLIGHT
            sun light|ROOM=SUNLIGHT
            sunlight pattern|ROOM=SUNLIGHT
            window shadows|ROOM=SUNLIGHT
            sunny wall|ROOM=SUNLIGHT
            gobo|ROOM=SUNLIGHT
            sun beams|ROOM=SUNLIGHT
            golden hour|ROOM=SUNLIGHT;GRADE=WARM
            dusk|ROOM=DUSK
            evening|ROOM=DUSK
            night|ROOM=DUSK
            evening light|ROOM=DUSK
            lamp light|ROOM=DUSK,SHELF
            lamplight|ROOM=DUSK,SHELF
            city lights|ROOM=DUSK
            dark room|ROOM=DUSK
            dark background|ROOM=DUSK
            sage wall|ROOM=SAGE
            green wall|ROOM=SAGE
            plain wall|ROOM=SAGE,SUNLIGHT
            framed print|ROOM=SAGE
            wall art|ROOM=SAGE
            plant|PLANT=ON
            plants|PLANT=ON
            greenery|PLANT=ON
            from left|SIDE=LEFT
            from the left|SIDE=LEFT
            left side|SIDE=LEFT
            camera left|SIDE=LEFT
            left window|SIDE=LEFT
            light left|SIDE=LEFT
            window left|SIDE=LEFT
            window on the left|SIDE=LEFT;ROOM=WINDOW,OFFICE
            from right|SIDE=RIGHT
            from the right|SIDE=RIGHT
            right side|SIDE=RIGHT
            camera right|SIDE=RIGHT
            right window|SIDE=RIGHT
            light right|SIDE=RIGHT
            window right|SIDE=RIGHT
            window on the right|SIDE=RIGHT;ROOM=WINDOW,OFFICE
            soft light|LIGHT=SOFT
            soft window light|LIGHT=SOFT;ROOM=WINDOW,SAGE,SUNLIGHT
            softer window light|LIGHT=SOFT
            softer light|LIGHT=SOFT
            softer|LIGHT=SOFT
            diffuse|LIGHT=SOFT
            diffused light|LIGHT=SOFT
            even light|LIGHT=SOFT
            lift the shadow|LIGHT=SOFT
            lift the shadows|LIGHT=SOFT
            lift shadow|LIGHT=SOFT
            lift shadows|LIGHT=SOFT
            less contrast|LIGHT=SOFT
            bright|LIGHT=BRIGHT
            brighter|LIGHT=BRIGHT
            bright light|LIGHT=BRIGHT
            more light|LIGHT=BRIGHT
            airy|LIGHT=BRIGHT
            dim|LIGHT=DIM
            dimmer|LIGHT=DIM
            less light|LIGHT=DIM
            moody|LIGHT=CONTRAST
            moodier|LIGHT=CONTRAST
            dramatic|LIGHT=CONTRAST
            dramatic light|LIGHT=CONTRAST
            hard light|LIGHT=CONTRAST
            more contrast|LIGHT=CONTRAST
            contrast|LIGHT=CONTRAST
            warm|GRADE=WARM
            warmer|GRADE=WARM
            warm light|GRADE=WARM
            cool|GRADE=COOL
            cooler|GRADE=COOL
            cool light|GRADE=COOL
            cold light|GRADE=COOL
            neutral|GRADE=NEUTRAL
            neutral light|GRADE=NEUTRAL
            neutral grade|GRADE=NEUTRAL
            neutral white balance|GRADE=NEUTRAL
            close up|FRAMING=CLOSE
            closeup|FRAMING=CLOSE
            closer|FRAMING=CLOSE
            tight framing|FRAMING=CLOSE
            tighter|FRAMING=CLOSE
            head and shoulders|FRAMING=CLOSE
            wide|FRAMING=WIDE
            wider|FRAMING=WIDE
            wide framing|FRAMING=WIDE
            further back|FRAMING=WIDE
            step back|FRAMING=WIDE
            desk framing|FRAMING=USUAL,WIDE
            medium shot|FRAMING=USUAL
            blurred background|BLUR=MORE
            blurry background|BLUR=MORE
            more blur|BLUR=MORE
            shallow depth of field|BLUR=MORE
            softer background|BLUR=MORE
            sharper background|BLUR=LESS
            less blur|BLUR=LESS
            deep focus|BLUR=LESS
            wardrobe|WEAR=*;GARMENT_COLOUR=*
            outfit|WEAR=*;GARMENT_COLOUR=*
            clothes|WEAR=*;GARMENT_COLOUR=*
            clothing|WEAR=*;GARMENT_COLOUR=*
            garment|WEAR=*;GARMENT_COLOUR=*
            top|WEAR=*;GARMENT_COLOUR=*
            knit colour|GARMENT_COLOUR=*
            hoodie colour|GARMENT_COLOUR=*
            sweater colour|GARMENT_COLOUR=*
            cardigan colour|GARMENT_COLOUR=*
            shirt colour|GARMENT_COLOUR=*
            wardrobe colour|GARMENT_COLOUR=*
            outfit colour|GARMENT_COLOUR=*
            clothing colour|GARMENT_COLOUR=*
            garment colour|GARMENT_COLOUR=*
            colour|GARMENT_COLOUR=*
            mug colour|MUG_COLOUR=*
            hair|HAIR=*
            hair style|HAIR=*
            hairstyle|HAIR=*
            hair colour|HAIR_COLOUR=*
            wall colour|WALL_COLOUR=*
            expression|SMILE=*
            gaze|GAZE=*
            desk object|PROP=*;MUG=*;MUG_COLOUR=*
            desk objects|PROP=*;MUG=*;MUG_COLOUR=*
            object|PROP=*;MUG=*
            prop|PROP=*;MUG=*
            props|PROP=*;MUG=*
            desk setup|PROP=*;MUG=*;MUG_COLOUR=*
            desk|DESK_COLOUR=*
            background|ROOM=*;WALL_COLOUR=*
            room|ROOM=*;WALL_COLOUR=*
            setting|ROOM=*
            place|ROOM=*
            location|ROOM=*
            lighting|LIGHT=*;SIDE=*;GRADE=*
            light|LIGHT=*
            light direction|SIDE=*
            light side|SIDE=*
            grade|GRADE=*
            framing|FRAMING=*
            distance|FRAMING=*
            accessory|EARRINGS=*;GLASSES=*
            accessories|EARRINGS=*;GLASSES=*
            """;

    private static final String COLOURS =
            """
            navy #2f3d52|grey #8f9296|charcoal #3f4449|black #27282b|white #e8e4dc|cream #e4dac4
            oat #ddd0b8|oatmeal #d6c8ae|beige #c9b99a|sand #c8b28a|camel #b5915f|tan #b59a72
            brown #7a5a44|chocolate #54392b|olive #666b47|sage #8f9d84|moss #64704c|green #56704f
            forest #37503f|mint #a9c4b0|teal #3f6b6b|turquoise #4f9a9a|blue #4f6a8c|denim #55697d
            sky #8fb0c9|rust #a65a3c|terracotta #b8674a|orange #c9763f|red #a3423a|burgundy #6b2f35
            wine #6b2f3b|pink #cf9c96|rose #c08a86|blush #d9b0a4|mustard #c2953f|yellow #d9b45a
            ochre #b5853c|purple #6b5a78|plum #5d4156|lavender #a79cb8|lilac #b5a8c4|silver #bfc3c7
            ivory #ebe4d4|stone #b3aa9a|taupe #8f8377|khaki #94895f|slate #586470|ecru #ded2bb
            coral #cf7a62|peach #dfae8f|copper #9a5f3e|blonde #b08d57|blond #b08d57|auburn #6b3a26
            ginger #9a5430|brunette #3b2a22|walnut #6e5340|oak #a17c57|pine #b8935f|espresso #3c2a20
            """;

    private static final Map<String, List<Pick>> PHRASES = phrases();
    private static final Map<String, String> COLOUR_NAMES = colours();

    private Lexicon() {}

    /**
     * What a phrase picks.
     *
     * @param values the values it allows; empty when the phrase only names the trait
     */
    record Pick(Trait trait, List<String> values) {}

    /** The picks of a phrase in its normal form, empty when it is not known. */
    static List<Pick> picks(String phrase) {
        return PHRASES.getOrDefault(phrase, List.of());
    }

    /** The {@code #rrggbb} of a colour name, or an empty text. */
    static String colour(String name) {
        return COLOUR_NAMES.getOrDefault(name, "");
    }

    /** Lower case, British spelling, hyphens as spaces, no plural endings. */
    static String normal(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        w = w.equals("gray") ? "grey" : w;
        w = w.replace("color", "colour");
        if (w.length() > 3 && w.endsWith("s") && !w.endsWith("ss")) {
            w = w.substring(0, w.length() - 1);
        }
        return w;
    }

    private static Map<String, List<Pick>> phrases() {
        Map<String, List<Pick>> map = new LinkedHashMap<>();
        for (String line : ENTRIES.split("\n")) {
            int bar = line.indexOf('|');
            List<Pick> picks = new ArrayList<>();
            for (String part : line.substring(bar + 1).split(";")) {
                int equals = part.indexOf('=');
                Trait trait = Trait.valueOf(part.substring(0, equals));
                String values = part.substring(equals + 1);
                picks.add(
                        new Pick(
                                trait,
                                values.equals("*") ? List.of() : List.of(values.split(","))));
            }
            map.put(normalPhrase(line.substring(0, bar)), List.copyOf(picks));
        }
        return Map.copyOf(map);
    }

    private static String normalPhrase(String phrase) {
        StringBuilder text = new StringBuilder();
        for (String word : phrase.split("[ -]")) {
            text.append(text.isEmpty() ? "" : " ").append(normal(word));
        }
        return text.toString();
    }

    private static Map<String, String> colours() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String entry : COLOURS.split("[|\n]")) {
            String[] parts = entry.split(" ");
            map.put(normal(parts[0]), parts[1]);
        }
        return Map.copyOf(map);
    }
}
