package whatsapp

var spanish = vocabulary{
	words: map[meaning]string{
		meansFound: `encontré compré encontrado comprado conseguí`,
		meansStop: `stop stopp parar paren parad pare cesar cesen cese cesad parenle detener detengan detened detenga dejadlo déjenlo dejarlo córtenla cortadla
			apagar apaguen apagad cierren`,
		meansAlone: `baja bajas basta fuera cancelar eliminar borrar bórrame elimíname quitar vaja dejadme alto lárguense váyanse piérdanse desaparezcan`,
		meansLeave: `desuscri* desubscri* dessuscri* desapunt* desinscri* dejarlo desusc* borradme borrarme bórrenme bórreme bórrame elimíname elimínenme
			elimíneme eliminadme eliminarme quítenme quíteme quítame quitadme quitarme sacadme sáquenme sáqueme sácame sacarme darse borrenme
			desapuntarme salirme salir bórrenos bórrennos quítennos bájame bajadme bájenme bájeme dennos dadnos bajenme desuscribir desuscribirme
			desuscribirse desuscripción desuscríbanme desapuntar desinscribirme excluirme excluyan retirarme kitenme kitame kitadme kitarme kiteme
			sakenme sakame sakadme vorrenme vorrame`,
		meansExplicit: `olvidarme liberadme desaparezcan párenle párale`,
		meansCut: `cancelar cancelen cancele cancelad cancela anular anulen anule anulad desactivar desactiven bloquear finalizar anulación cancelación
			deshacerme deshago librarme quito elimino desactivo cancelo anulo bloqueo detengo apago desactiva desactívame deshabilitar deshabiliten`,
		meansRemove: `borrar borren borre borra borrad borréis eliminar eliminen elimine elimina eliminad quitar quiten quite quita quitad quitéis sacar saquen
			saque saca sacad suprimir supriman supresión tachar retirar retiren eliminación olvidar olviden olvídense olvidaos retirad olvidad bórralo
			bórrenlo quítalo quítenlo desaparecer excluir excluyan perder sacaran quitaran borraran bórrelo elimínenlo elimínalo desaparezca kiten
			kita kitar kite kitad vorrar vorren vorra sakar saken sakad`,
		meansMe: `me mi mí nos conmigo yo escribirme contactarme llamarme molestarme agobiarme acosarme`,
		meansList: `lista listas número numero num nº fichero ficheros base datos contactos registro registros grupo sistema teléfono telefono móvil agenda
			archivo bbdd celular listado difusión contacto listados nombre cel`,
		meansMessage: `mensaj* mesaj* msj msjs mjs publicidad* publi publicitari* propaganda* anuncio anuncios oferta ofertas promo promos promocion* correo
			correos notificacion* comunicacion* boletín boletines boletin newsletter* email emails mail mails aviso avisos información info invitaciones
			suscripción suscripcion envío envíos envios whatsapp* wasap* wasaps guasap* guasaps whats whatsap* spam recordatorios llamadas sms texto
			textos suscripciones mensages menajes comerciales campañas mensage* mensaxe* mensahe* menzaje* publisidad propajanda ofertaz`,
		meansAny:  `nada cosas mierda mierdas tonterías chorradas basura historias eso algo rollos porquerías pavadas vainas`,
		meansSend: `envi* enví* mand* remit* enbi* mandand* enviand* env mandeis reenvi* pasar pasen paséis embi* manden`,
		meansContact: `escrib* contact* contáct* molest* llam* spamear spameen spam acosar acos* bombarde* fastidi* incordi* agobi* comuni* comuniqu* moleste* jod*
			insist* mensajear mensajeéis spame* atosig* hostig* wasapear usen utilicen uséis uses escribirme contactarme llamarme molestarme
			agobiarme acosarme escriv* excrib* yam*`,
		meansReceive: `recib* llegue* lleg* recibir`,
		meansWant: `quier* querem* dese* quisier* gustaría necesit* querría prefier* apetec* apetece solicit* acept* queremos gustaria querer autoriz* pido
			ruego rogaría prohíbo inútil innecesario bienvenido bienvenidos bienvenida kiero qiero qero kero kisiera`,
		meansNot:      `no nunca jamás ningún ninguno ninguna ningunos ni nada tampoco nop prohíbo inútil innecesario rechazo`,
		meansMore:     `más mas ya adelante futuro otra otro otras nuevamente nuevo sucesivo jamás vuelv* volv* sigan seguir sigáis`,
		meansWithdraw: `retiro revoco revocar retirar anulo cancelo revoca retiramos revocación retirado revocado anulado`,
		meansConsent:  `consentimiento* autorización permiso consiento autorizo`,
		meansThreat:   `abogado abogada policía denunci* aepd rgpd lopd tribunal* reclamación demanda* legales legal bloque* facua ocu juzgado`,
		meansIf:       `si próximo próxima otro otra como`,
		meansOther: `pedido pedidos paquete entrega cita reserva curso cursos clase clases taller formación evento webinar viaje contrato seguro seguros póliza
			gimnasio cuenta producto artículo bolsa caja dirección factura recibo reembolso devolución código mesa habitación vuelo hotel billete
			billetes entradas fiesta campamento equipo partido torneo autobús bus parada tren metro estación coche aparcamiento planta pan pastel queso
			azúcar cebolla salsa café té zapatos vestido talla color página web carrito domiciliación préstamo catálogo fumar reír comer comerlo llover
			trabajar vender fabricar fregadero grifo ruido perro gato garantía receta recetas yoga natación colegio guardería examen dentista
			tratamiento cumpleaños sorteo club servicio luz precio precios stock abono línea tarjeta apellido excursión crucero hijo hija asiento maleta
			equipaje contraseña sofá silla freidora motor frenos fuga manchas revista socio socia cuota donación membresía temperatura prima subida
			tarifa recargo multa`,
		meansOnly:     `solamente únicamente excepto salvo`,
		meansUntil:    `hasta domingo domingos sábado sábados noche noches mañanas temporalmente vacaciones pausa madrugada finde mientras temprano durante`,
		meansFewer:    `menos frecuencia semanal demasiados demasiadas`,
		meansGet:      `recibir lleguen lleguéis reciba`,
		meansInterest: `interes*`,
		meansSelf:     `yo`,
		meansCan:      `puedo pude consigo podemos`,
		meansAnd:      `y e pero así entonces`,
		meansObject:   `opongo oposición`,
		meansOut:      `fuera`,
		meansThis:     `esto eso estos esos`,
		meansYet:      `todavía aún`,
		meansJoined:   `apunté suscribí marqué apuntado suscrito inscribí`,
		meansDaily:    `constantemente`,
		meansHave:     `tengo tener tenemos hay he`,
		meansLeft:     `borrado eliminado borrada eliminada`,
		meansAsk:      `cuánto cuánta cuántos dónde cuál cuáles cuando puedo tienen tenéis hay`,
		meansRequest:  `podéis pueden puede puedes podrían podría podríais`,
		meansFiller: `yo ustedes usted vosotros vosotras tú te se le les lo la los las el esto eso este esta estos estas mi mis su sus vuestra vuestro vuestros
			vuestras de del a al en por para que y o todo todos todas toda ahora ya inmediatamente favor he ha han os es soy estoy está son ser sido fue
			un una unos unas aquí ahí también muy bien mucho muchas muchos vez veces tres dos porque pues entonces así además tu tus si mismo misma hoy
			día semana tienda móvil teléfono whatsapp coma punto señores señor señora coño joder hostia puto puta putos putas malditos maldita cojones
			carajo tío tía chicos gente absolutamente totalmente completamente definitivamente urgente rápido cuanto antes pedí ruego rogaría podéis
			pueden puede puedes podrían podría podríais hacer haced hagan haz hace tan algún alguna alguien quien cliente clienta va voy vais van me nos
			pero como sea vía cada desde inmediata celular gsm q d x k xq leñe nuestro con hago pa haga anda nadie modo manera sacaron nomás nomas uso
			ke qe boi oy bosotros noo ola ps pz`,
		meansCourtesy: `gracias favor porfa porfavor buenas buenos buen día días tardes noches hola saludo saludos estimados estimado señores ok sí vale perdón
			disculpe disculpen amable porfi please xfa xfavor antemano mil muchas ruego pido porfis porfita`,
		meansArticle: `un una el la los las`,
		meansHint:    `spam estafa demasiados cancelar pesados pesado dejadlo quita`,
		meansAbout:   `sobre acerca`,
		meansJoining: `porque`,
		meansClosing: `saludos atentamente atte salu2 cordialmente`,
	},
	phrases: map[meaning]string{
		meansStop: `deja|dejad|dejen|deje|dejéis|dejar|dejaros|dejes|dejarme ~ de, para|pare|paren|parad|parar ya, para de, parad de, paren de, parar de,
			stop ya, ya está bien de, basta de, se acabó, corta ya, poner fin, pongan fin, que pare, que paren, que paréis, que pares, deja ya,
			dejad ya, dejen ya, deja|dejad|dejen|deje|dejéis|dejar|dejaros|dejes|dejarme ~ d, cerrar todo contacto, dejo|dejar ~ de,
			déjenme|dejadme|déjame|déjeme|dejarme|déjennos|dejadnos ~ de|d, déjense de, dejaos de, déjate de, déjese de`,
		meansAlone: `basta ya, ya basta, vale ya, ya está bien, ya vale, iros a la mierda, váyanse a la mierda, a la mierda, para ya, fuera de aquí,
			iros a tomar, que os den, vete a la mierda, que me dejéis`,
		meansLeave: `dar|darme|darnos|dadme|dame|denme|deme|dénme|déme|dadnos|dando|den|dan|dais|doy|dé|da|dad ~ de baja, de baja,
			la baja de|del|por|en|ya|quiero, quiero|solicito|pido|deseo|tramiten|tramitad la baja, mi baja,
			cancelar|cancela|cancelen|cancelad suscripción|la|mi ~ suscripción, cancelar suscripción, cancelar la suscripción, cancelar mi suscripción,
			salir de la|este|esta lista|grupo, salir del grupo, sácame|sacadme|sáquenme|sáqueme ~ de, salirme de, de vaja, no estar en, no estar más,
			dar baja, ser eliminado|borrado|borrada|dado|eliminada, me excluyan, me sacaran|quitaran|borraran|eliminaran|dieran, sacaran de,
			quitaran de, perder mi contacto|número, que me saques, que me quites, que me borres, salgo de|del esta|la|este|grupo,
			librarme de ustedes|vosotros, deshacerme de ustedes|vosotros, me libro de ustedes|vosotros, me deshago de ustedes|vosotros`,
		meansExplicit: `derecho de oposición, derecho al olvido, derecho de supresión, no molestar, no molesten, no moleste, no molestéis, no molestes,
			déjenme|dejadme|dejarme|déjame|déjeme|dejenme|déjennos|dejadnos|dejéis|dejar|dejen|dejad ~ paz|tranquilo|tranquila|tranquilos,
			olvídense de mí, olvidaos de mí, olvídate de mí, olviden mi, olvidad mi, no contactar, no contacten, no me contacten, no me llamen,
			no ~ saber ~ de ustedes|vosotros, saber nada de ustedes|vosotros, no quiero saber nada, no autorizo, no contéis conmigo, no cuenten conmigo,
			que me borren, que me borréis, que me quiten, que me quitéis, que me saquen, que me saquéis, que me eliminen, que me eliminéis,
			que me dejen, que me dejéis, no quiero estar, no me interesan sus|vuestras|estos|los|las, prescindir de, librarme de, fuera de la lista,
			fuera de esta, fuera de este, fuera de su, fuera de vuestra, dejar de recibir, dije|digo|dicho|escrito|puse|respondí|escribí ~ stop,
			dije|digo|dicho|pedí|puse ~ baja, en paz, cerrar todo contacto, cerrar contacto, por última vez,
			pedido|pedí|dicho|dije ~ paren|parar|dejen|pare|parasen|dejasen|paréis|dejéis, no gracias a, enlace de baja, link de baja,
			enlace para darse, lista robinson, déjenme fuera, ya estuvo, ya chole, ya párenle, no me interesa recibir, no quiero recibir,
			no deseo recibir, paso de vuestros|sus|vuestras, ahorraos ~ mensajes|publicidad|promociones|ofertas|wasaps|whatsapps,
			ahórrense ~ mensajes|publicidad|promociones|ofertas|whatsapps, ahórrate ~ mensajes|publicidad|promociones|ofertas,
			guardaos|guárdense ~ mensajes|publicidad|promociones|ofertas`,
		meansCut:  `me deshago, me libro`,
		meansList: `formar parte, ser parte, número equivocado`,
		meansAny:  `este tipo, estas cosas, nada de, ninguna cosa, nada más`,
		meansContact: `ponerse|ponerte|poneros en contacto, se pongan en contacto, contacto conmigo, dar la lata, dando la lata, den la lata, deis la lata,
			tocar los`,
		meansReceive: `a recibir`,
		meansWant:    `no hace falta, no es necesario, no hay necesidad, no tiene sentido, de nada sirve, no vale la pena, prefiero no`,
		meansNot: `ya no, no más, nunca más, nada más, en ningún caso, bajo ningún concepto, prefiero no, ni una, ni un, en vez de, no hace falta,
			no es necesario, no hay necesidad, no tiene sentido, de nada sirve, no vale la pena, no me interesa, no me interesan, no interesado,
			no estoy interesado, no estoy interesada, sin interés, no estamos interesados, ya no me interesa, ya no me interesan`,
		meansMore: `ya no, no más, nunca más, nada más, en adelante, de ahora en adelante, a partir de ahora, en el futuro, en lo sucesivo, otra vez, de nuevo,
			ni una más, ni un, una vez más, ni uno más, no paran, no dejan, no para`,
		meansThreat: `agencia de protección|española, protección de datos, les denuncio, os denuncio, acciones legales, medidas legales, mi abogado, os bloqueo,
			les bloqueo, voy a denunciar, pondré una denuncia, vía legal`,
		meansIf: `una vez más, otra vez, una más, un mensaje más, uno más, la próxima, el próximo, al próximo`,
		meansOther: `encanta recibir, no puedo dejar de, no puedo parar, parada de, planta baja, baja el precio, bajar el precio, la parada, baja de precio,
			baja médica, de baja médica, baja laboral, dejé de, dejaron de, número nuevo, nuevo número, antiguo número, número antiguo, número anterior,
			cambiado de número, anterior dirección, en stock, nueva dirección, baja del seguro, baja temporada, tensión baja`,
		meansOnly: `sólo|solo los|las|el|la|de|del|para|quiero|por|me|cuando|lo|mandadme|envíenme, nada más que, menos las, menos los, que no sean, de lo de,
			no lo de`,
		meansUntil: `los domingos, los sábados, los fines, fin de semana, el domingo, por la noche|mañana|tarde, tan temprano, tan tarde, tan pronto,
			antes de las, después de las, a las 7|6|3|8|23|22, esta semana, este mes, ahora no, hoy no, por ahora, por el momento, de momento,
			más tarde, en el trabajo, a partir de las, en verano, en agosto`,
		meansFewer: `tantos mensajes, tan a menudo, tan seguido, a la semana, al mes, una vez al, una vez por, uno al, uno por, un poco menos, menos mensajes,
			por semana, por mes, tan frecuente`,
		meansKeep: `me interesan, me gusta recibir, quiero seguir, están bien, el resto, pero seguid, pero sigan, lo demás, los demás, las demás,
			seguir recibiendo, pero manten, pero sí, sí me interesan, seguid mandando|enviando, sigan mandando|enviando, quiero mantener, las otras sí,
			los otros sí, vale pero, sí me interesan|gustan|gusta|interesa, lo demás sí`,
		meansInterest: `no me interesa, no me interesan, no interesado, no estoy interesado, no estoy interesada, sin interés, no estamos interesados,
			ya no me interesa, ya no me interesan`,
		meansMistake: `por error, sin querer, volver a apuntarme, volver a suscribirme, apuntadme otra vez, meterme otra vez, sin darme cuenta, dar de alta,
			activarlo otra vez, volver a activar|activarlo|recibir|recibirlos|mandarme|enviarme, reactivar, activarlo de nuevo, activarme otra vez,
			recibir otra vez, recibir de nuevo`,
		meansYet:    `todavía no, aún no, no envíen todavía`,
		meansTired:  `harto de, harta de, hartos de, cansado de, cansada de, aburrida de`,
		meansRefuse: `no gracias, no muchas gracias`,
		meansDaily: `todos los días, cada día, cada semana, cada hora, al día, cada dos por tres, a diario, a cada rato, todo el día, todo el rato, día y noche,
			a todas horas, todas las mañanas`,
		meansHow: `cómo hago|puedo|hacer|se|me|dejo|salgo|borro|quito|cancelo|logro|podría|hay`,
		meansAsk: `se puede, me puedo, se pueden, es posible, por qué, por que dejaron, por que ya, por qué ya`,
		meansRequest: `me podéis, me pueden, me puedes, serían tan, sería posible, es posible que me, cuántas veces, haced el favor, hagan el favor, haz el favor,
			me puede, se puede quitar|borrar|parar, hay forma de que`,
		meansFiller: `cuántas veces, sin parar, ya no soy, no soy cliente, no soy, nunca he, no he, no les he, no os he, nunca di, no di, nunca autoricé,
			no me apunté, nunca me apunté, no pedí, no sé, no pasa nada, no hay problema, no vivo, ya no vivo, ya no tengo, no tengo, ya no trabajo,
			ya no compro, ya no voy, no les conozco, no os conozco, no puedo, no está bien, no es, no tiene, no me gusta, ya os lo, ya les, ya lo,
			ya he, ya os, si es posible, si puede ser, si no es molestia, si sois tan, si son tan, lo antes posible, cuanto antes, de una vez, de nuevo,
			número equivocado, otra vez lo mismo, no es nada personal, nada personal, nunca solicité, sin mi consentimiento, sin mi permiso,
			sin permiso, sin autorización, de dónde, no entienden, no entendéis, qué parte, que parte de, no fumo, sin trabajo, para siempre,
			cómo han|habéis conseguido, cómo consiguieron, y punto, me molesta, me molestan, en absoluto, otra vez no, nada más gracias, no otra vez,
			ni idea, última vez`,
		meansCourtesy: `por favor, un saludo, de antemano, muchas gracias, buenas tardes, buenos días, buenas noches, no gracias, si no les importa,
			si no os importa, sean tan amables, sería tan amable, muy amable, por fa, que tengan`,
		meansHint: `no gracias, no me interesa, no me interesan, no interesado, no estoy interesado, no estoy interesada, quién es, quiénes son, quién eres,
			quiénes sois, ahora no, hoy no, más tarde, menos mensajes, un poco menos, por qué recibo, no deseado, no deseados, otra vez, otra oferta,
			otra vez vosotros, número equivocado, qué pesados, de dónde, nunca me apunté, no solicitado, vaya tela, en serio, no quiero,
			cómo me doy de baja, parar esto`,
		meansClosing: `un saludo, saludos cordiales, enviado desde, un cordial saludo, un abrazo, reciban un`,
	},
}
